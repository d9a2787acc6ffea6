package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireReader;
import org.jspecify.annotations.Nullable;

/// Reads a connection's first message, docs/protocol.md HELLO and RESUME. Stateless; allocates.
final class Hello {
    static final int VERSION = 1;

    /// What was read; with a `reason` only that counts. `resume` is `null` for a HELLO.
    record Greeting(@Nullable CloseReason reason, String account, String credential, String client, @Nullable ResumeToken resume) {
        static Greeting refused(CloseReason reason) {
            return new Greeting(reason, "", "", "", null);
        }
    }

    Greeting read(WireReader message) {
        int type = message.u8();
        if (type != MessageType.HELLO && type != MessageType.RESUME) {
            return Greeting.refused(CloseReason.MALFORMED);
        }
        if (message.u8() != VERSION) {
            return Greeting.refused(message.failed() ? CloseReason.MALFORMED : CloseReason.VERSION);
        }
        Greeting greeting;
        if (type == MessageType.HELLO) {
            greeting = new Greeting(null, message.text(32), message.text(1024), message.text(64), null);
            if (!isAccount(greeting.account())) {
                return Greeting.refused(CloseReason.MALFORMED);
            }
        } else {
            var secret = new byte[ResumeToken.SECRET_BYTES];
            message.bytes(secret, 0, secret.length);
            greeting = new Greeting(null, "", "", message.text(64), ResumeToken.of(secret));
        }
        return message.complete() ? greeting : Greeting.refused(CloseReason.MALFORMED);
    }

    private static boolean isAccount(String name) {
        return !name.isEmpty() && name.chars().allMatch(c ->
                c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.');
    }
}
