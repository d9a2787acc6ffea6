package io.caelmor.trials.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// All that is saved, in memory and in one file that is replaced as a whole.
final class Content {
    final Map<String, Long> accounts = new LinkedHashMap<>();
    final Map<Long, Row> rows = new TreeMap<>();
    /// Column types by name, as the layout's.
    final Map<String, String> columns = new TreeMap<>();
    /// As servers name theirs by default, while there is no file.
    String world = "main";
    long nextId = 1;

    static Content read(Path file) throws IOException {
        var content = new Content();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> content.take(line.split(" ")));
        }
        return content;
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "world" -> world = words[1];
            case "next" -> nextId = Long.parseLong(words[1]);
            case "column" -> columns.put(words[1], words[2]);
            case "account" -> accounts.put(words[2], Long.parseLong(words[1]));
            default -> rows.put(Long.parseLong(words[1]), Row.parse(words, 2));
        }
    }

    /// Where not `forced`, it is left to the system when that reaches the disk.
    void write(Path file, boolean forced) throws IOException {
        var text = new StringBuilder("world " + world + "\nnext " + nextId + "\n");
        columns.forEach((name, type) -> text.append("column ").append(name).append(' ').append(type).append('\n'));
        accounts.forEach((name, number) -> text.append("account ").append(number).append(' ').append(name).append('\n'));
        rows.forEach((id, row) -> text.append("row ").append(id).append(' ').append(row.line()).append('\n'));
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (forced) {
                channel.force(true);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (forced) {
            try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
