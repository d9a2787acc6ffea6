package io.caelmor.distribution.soak;

import com.google.gson.Gson;
import io.caelmor.bots.hostile.Siege;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// What a soak tells the process of its attackers, a word a line: [#BEGIN]; [#END], which is answered by a line of what they tried so far; and [#FORGET],
/// after which that is nothing.
public final class Orders {
    static final String BEGIN = "begin";
    static final String END = "end";
    static final String FORGET = "forget";

    private Orders() {}

    /// Leads a siege until there are no more of them.
    public static void follow(Siege siege, BufferedReader orders, PrintStream answers) throws IOException, InterruptedException {
        for (var line = orders.readLine(); line != null; line = orders.readLine()) {
            switch (line) {
                case BEGIN -> siege.begin();
                case END -> {
                    siege.end();
                    answers.println(new Gson().toJson(List.copyOf(siege.counts().values())));
                    answers.flush();
                }
                case FORGET -> siege.forget();
                default -> throw new IOException("'" + line + "' is none of '" + BEGIN + "', '" + END + "' and '" + FORGET + "'");
            }
        }
    }
}
