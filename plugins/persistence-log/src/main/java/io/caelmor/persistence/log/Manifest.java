package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// The file `manifest`: whose world it is, and which segments count. It is replaced as a whole, so it is the moment at which a segment
/// comes or goes. Text, for people.
///
/// @param first the oldest segment
/// @param last the one that is written, or 0 while a new store is being made
record Manifest(String world, long first, long last) {
    static final String NAME = "manifest";
    private static final int VERSION = 1;
    private static final Pattern FORM = Pattern.compile(
            "(?s)(caelmor-log (\\d{1,9})\n.*)checksum ([0-9a-f]{8})\n");
    private static final Pattern BODY = Pattern.compile("caelmor-log 1\nworld (\\S+)\nsegments (\\d{1,18}) (\\d{1,18})\n");

    /// Throws [StoreException] where the file isn't as this program, or an older one, wrote it.
    static Manifest read(StoreFolder folder) throws IOException, StoreException {
        var file = folder.file(NAME);
        var form = FORM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!form.matches() || !checksum(form.group(1)).equals(form.group(3))) {
            throw Damage.at(file, 0, "it isn't a manifest of a log, or its checksum is wrong");
        }
        if (Integer.parseInt(form.group(2)) != VERSION) {
            throw Damage.newer(file, 0, "format version " + form.group(2));
        }
        var body = BODY.matcher(form.group(1));
        if (!body.matches()) {
            throw Damage.at(file, 0, "its lines aren't those of a manifest");
        }
        return new Manifest(body.group(1), Long.parseLong(body.group(2)), Long.parseLong(body.group(3)));
    }

    /// Durable when it returns.
    void write(StoreFolder folder) throws IOException {
        var body = "caelmor-log " + VERSION + "\nworld " + world + "\nsegments " + first + " " + last + "\n";
        var text = body + "checksum " + checksum(body) + "\n";
        folder.replace(folder.file(NAME), ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String checksum(String body) {
        var sum = new CRC32C();
        sum.update(body.getBytes(StandardCharsets.ISO_8859_1));
        return "%08x".formatted(sum.getValue());
    }

    Manifest withNext() {
        return new Manifest(world, first, last + 1);
    }

    Manifest withoutFirst() {
        return new Manifest(world, first + 1, last);
    }
}
