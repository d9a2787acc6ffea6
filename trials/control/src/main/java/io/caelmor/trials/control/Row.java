package io.caelmor.trials.control;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.wire.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One saved entity: its owner, its version, and its values by column, a text as such and all else as 64 raw bits.
record Row(long account, long version, Map<String, Object> values) {
    private static final HexFormat HEX = HexFormat.of();

    static Row of(EntityRows rows, int row) {
        var values = new TreeMap<String, Object>();
        var columns = rows.layout().columns();
        for (int c = 0; c < columns.size(); c++) {
            if (rows.isSet(row, c)) {
                values.put(columns.get(c).name(), columns.get(c).type() == FieldType.TEXT ? rows.text(row, c) : (Object) rows.bits(row, c));
            }
        }
        return new Row(rows.account(row), rows.version(row), values);
    }

    void addTo(EntityRows rows, long id) {
        int row = rows.add(id, account, version);
        var columns = rows.layout().columns();
        for (int c = 0; c < columns.size(); c++) {
            switch (values.get(columns.get(c).name())) {
                case String text -> rows.setText(row, c, text);
                case Long bits -> rows.setBits(row, c, bits);
                case null, default -> { }
            }
        }
    }

    /// `account version name=#bits name="hex`, without line ends.
    String line() {
        return account + " " + version + values.entrySet().stream()
                .map(value -> " " + value.getKey() + "=" + (value.getValue() instanceof String text
                        ? "\"" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) : "#" + value.getValue()))
                .collect(Collectors.joining());
    }

    static Row parse(String[] words, int from) {
        var values = new TreeMap<String, Object>();
        for (int i = from + 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            var value = words[i].substring(equals + 2);
            values.put(words[i].substring(0, equals), words[i].charAt(equals + 1) == '#' ? (Object) Long.valueOf(value)
                    : new String(HEX.parseHex(value), StandardCharsets.UTF_8));
        }
        return new Row(Long.parseLong(words[from]), Long.parseLong(words[from + 1]), values);
    }
}
