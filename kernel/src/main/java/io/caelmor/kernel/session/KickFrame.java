package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds the last frames of a connection. Allocates; any thread.
final class KickFrame {
    private static final int MOST_BYTES = 1024;

    private KickFrame() {}

    /// KICK with the reason and a sentence, cut to 512 bytes.
    static byte[] of(CloseReason reason, String sentence) {
        var writer = new WireWriter().wrap(new byte[MOST_BYTES], 0, MOST_BYTES);
        writer.u8(MessageType.KICK);
        writer.varint(reason.code());
        writer.text(reason.label());
        writer.text(cut(sentence));
        return Arrays.copyOf(writer.array(), writer.length());
    }

    /// REDIRECT to an address, with a token to resume there.
    static byte[] redirect(String address, byte[] resumeToken) {
        if (resumeToken.length != ResumeToken.SECRET_BYTES) {
            throw new IllegalArgumentException("a resume token has " + ResumeToken.SECRET_BYTES + " bytes, not " + resumeToken.length);
        }
        var writer = new WireWriter().wrap(new byte[MOST_BYTES], 0, MOST_BYTES);
        writer.u8(MessageType.REDIRECT);
        writer.text(address);
        writer.bytes(resumeToken, 0, resumeToken.length);
        return Arrays.copyOf(writer.array(), writer.length());
    }

    private static String cut(String sentence) {
        int end = sentence.length();
        while (sentence.substring(0, end).getBytes(StandardCharsets.UTF_8).length > 512) {
            end = Math.min(end - 1, 512);
        }
        return sentence.substring(0, end);
    }
}
