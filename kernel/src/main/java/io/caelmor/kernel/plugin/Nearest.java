package io.caelmor.kernel.plugin;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds what somebody probably meant to type.
public final class Nearest {
    private Nearest() {}

    /// The candidates that are a few slips of the finger away from `typed`, the nearest first, three at the most.
    public static List<String> to(String typed, Collection<String> candidates) {
        int limit = Math.max(2, typed.length() / 3);
        return candidates.stream()
                .distinct()
                .filter(candidate -> distance(typed, candidate) <= limit)
                .sorted(Comparator.<String>comparingInt(candidate -> distance(typed, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /// Levenshtein's: how many letters to insert, drop or replace.
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
