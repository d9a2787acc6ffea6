package io.caelmor.bots.hostile;

import java.io.IOException;

/// Resumes a session with a token that was used already: as somebody would who had listened.
final class ReplayedTokens extends Offence {
    private static final int WELCOME_MILLIS = 30_000;

    private byte[] used = {};

    ReplayedTokens() {
        super("replayed resume tokens", "resume_unknown", 35);
    }

    @Override
    public void attempt(Target target, Tally tally) {
        try (var first = target.open("127.0.36.1")) {
            first.hello("foe-replay");
            var token = first.welcomed(WELCOME_MILLIS);
            if (token == null) {
                throw new IOException("not welcomed");
            }
            used = token;
            try (var second = target.open("127.0.36.2")) {
                second.resume(used);
                if (second.welcomed(WELCOME_MILLIS) == null) {
                    throw new IOException("not resumed");
                }
                super.attempt(target, tally);
            }
        } catch (IOException | RuntimeException _) {
            tally.tried();
            tally.failed();
        }
    }

    @Override
    void offend(RawSocket socket) throws IOException {
        socket.resume(used);
    }
}
