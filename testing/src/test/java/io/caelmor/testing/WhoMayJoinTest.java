package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Authenticator;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Credential;
import io.caelmor.kernel.session.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Guests, authenticators, and servers that others can reach.
class WhoMayJoinTest {
    private static final String ELSEWHERE = "192.0.2.7:9";

    @Test
    void shouldLetGuestsInFromThisMachineAlone() {
        try (var server = SteppedServer.with("counter", new CounterPlugin()).start()) {
            for (var address : List.of("127.0.0.1:5", "127.9.9.9:5", "[::1]:5", "[0:0:0:0:0:0:0:1]:5")) {
                assertTrue(server.connect().from(address).hello("ann").isOpen(), address);
            }
            for (var address : List.of(ELSEWHERE, "[0:0:0:0:0:0:0:10]:5", "[::ffff:192.0.2.7]:5", "[fe80::1]:5", "1.127.0.0:5")) {
                assertEquals(CloseReason.REFUSED, server.connect().from(address).hello("eve").closeReason().orElseThrow(), address);
            }
        }
    }

    @Test
    void shouldLetGuestsInFromAnywhereWhereThatIsMeant() {
        try (var server = SteppedServer.with("counter", new CounterPlugin()).set("sessions.guests_from_anywhere", true).start()) {
            assertTrue(server.connect().from(ELSEWHERE).hello("ann").isOpen());
            assertTrue(server.kernel().mayJoin().contains("ANYBODY FROM ANYWHERE"));
        }
    }

    @Test
    void shouldAskTheAuthenticatorWhateverIsSaidOfGuests() {
        try (var server = SteppedServer.with("guard", new Guard()).set("sessions.guests_from_anywhere", true).start()) {
            assertTrue(server.connect().from(ELSEWHERE).hello("ann").isOpen());
            assertEquals(CloseReason.REFUSED, server.connect().hello("eve").closeReason().orElseThrow());
            assertEquals("accounts that the authenticator knows", server.kernel().mayJoin());
        }
    }

    @Test
    void shouldNotStartWhereOthersCanReachItAndNobodySaysWhoMayJoin() {
        var refused = assertThrows(IllegalStateException.class, () -> SteppedServer.with("far", new Reachable()).start());
        assertTrue(refused.getMessage().contains("P306 the server listens beyond this machine"), refused::getMessage);
        SteppedServer.with("far", new Reachable()).with("guard", new Guard()).start().close();
        SteppedServer.with("far", new Reachable()).set("sessions.guests_from_anywhere", true).start().close();
    }

    private static final class Guard implements Authenticator {
        @Override
        public void declare(Declarations declarations) {}

        @Override
        public String refusal(Credential credential) {
            return credential.account().equals("ann") ? null : "no";
        }
    }

    private static final class Reachable implements Transport {
        @Override
        public void declare(Declarations declarations) {}

        @Override
        public boolean reachableFromElsewhere() {
            return true;
        }

        @Override
        public void start(Gate gate) {}

        @Override
        public List<String> endpoints() {
            return List.of();
        }

        @Override
        public void wake() {}

        @Override
        public void stopAccepting() {}

        @Override
        public void stop() {}
    }
}
