package io.caelmor.distribution.archive;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// One line of the text form while it is made: a JSON object without blanks, its members in a fixed order, the checksum last.
///
/// Numbers of 64 bits are texts, since many a JSON reader has only doubles. In texts, the quote, the backslash and what is below U+0020 are
/// escaped, the latter by four small hexadecimal digits; all else stands there as it is, in UTF-8.
final class ArchiveLine {
    /// `,"crc":"`, eight digits and `"}`.
    static final int CHECKSUM_CHARS = 8 + 8 + 2;

    private final StringBuilder text = new StringBuilder("{");

    ArchiveLine text(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    ArchiveLine int64(String name, long value) {
        return text(name, Long.toString(value));
    }

    ArchiveLine int32(String name, int value) {
        name(name);
        text.append(value);
        return this;
    }

    /// The bits of a float as eight digits.
    ArchiveLine float32(String name, int bits) {
        return text(name, "%08x".formatted(bits));
    }

    /// Begins an object within, or with `[` a list.
    ArchiveLine open(String name, char bracket) {
        name(name);
        text.append(bracket);
        return this;
    }

    ArchiveLine element(String value) {
        comma();
        quote(value);
        return this;
    }

    ArchiveLine close(char bracket) {
        text.append(bracket);
        return this;
    }

    /// The line with its checksum and its end.
    byte[] sealed() {
        var content = text.toString();
        return (content + checksumEnd(content.getBytes(StandardCharsets.UTF_8))).getBytes(StandardCharsets.UTF_8);
    }

    /// How a line ends that begins so: with the CRC-32C of its beginning.
    static String checksumEnd(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return ",\"crc\":\"%08x\"}\n".formatted(sum.getValue());
    }

    private void name(String name) {
        comma();
        quote(name);
        text.append(':');
    }

    private void comma() {
        char last = text.charAt(text.length() - 1);
        if (last != '{' && last != '[') {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            if (unit == '"' || unit == '\\') {
                text.append('\\').append(unit);
            } else if (unit < 0x20) {
                text.append("\\u%04x".formatted((int) unit));
            } else {
                text.append(unit);
            }
        }
        text.append('"');
    }
}
