package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds the last frames of a connection. Allocates; any thread.
final class KickFrame {
    private static final int MOST_TEXT_BYTES = 512;
    /// Of the type, a number and two lengths.
    private static final int HEAD_BYTES = 12;

    private KickFrame() {}

    /// KICK with the reason and a sentence, cut to 512 bytes.
    static byte[] of(CloseReason reason, String sentence) {
        byte[] label = reason.label().getBytes(StandardCharsets.UTF_8);
        byte[] said = cut(sentence);
        var writer = writer(label.length + said.length);
        writer.u8(MessageType.KICK);
        writer.varint(reason.code());
        text(writer, label);
        text(writer, said);
        return Arrays.copyOf(writer.array(), writer.length());
    }

    /// REDIRECT to an address, with a token to resume there.
    static byte[] redirect(String address, byte[] resumeToken) {
        if (resumeToken.length != ResumeToken.SECRET_BYTES) {
            throw new IllegalArgumentException("a resume token has " + ResumeToken.SECRET_BYTES + " bytes, not " + resumeToken.length);
        }
        byte[] where = address.getBytes(StandardCharsets.UTF_8);
        if (where.length > MOST_TEXT_BYTES) {
            throw new IllegalArgumentException("an address to redirect to has at most " + MOST_TEXT_BYTES + " bytes, not " + where.length);
        }
        var writer = writer(where.length + resumeToken.length);
        writer.u8(MessageType.REDIRECT);
        text(writer, where);
        writer.bytes(resumeToken, 0, resumeToken.length);
        return Arrays.copyOf(writer.array(), writer.length());
    }

    private static WireWriter writer(int bytes) {
        return new WireWriter().wrap(new byte[HEAD_BYTES + bytes], 0, HEAD_BYTES + bytes);
    }

    private static void text(WireWriter writer, byte[] text) {
        writer.varint(text.length);
        writer.bytes(text, 0, text.length);
    }

    private static byte[] cut(String sentence) {
        byte[] bytes = sentence.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_TEXT_BYTES) {
            return bytes;
        }
        int end = MOST_TEXT_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) { // in the middle of a character
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
