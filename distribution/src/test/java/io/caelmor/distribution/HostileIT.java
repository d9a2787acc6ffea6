package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.bots.BotOptions;
import io.caelmor.bots.SteadyPlay;
import io.caelmor.bots.hostile.Attack;
import io.caelmor.bots.hostile.Siege;
import io.caelmor.bots.hostile.Tally;
import io.caelmor.bots.hostile.Target;
import io.caelmor.distribution.soak.Multitudes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A short siege of the packaged server: who is cut, what they are told, and that nobody else notices. How fast it goes is for `caelmor soak`
/// to judge.
@Isolated
class HostileIT {
    private static final int HONEST = 10;
    private static final Siege.Strength STRENGTH = new Siege.Strength(40, 200, 64, 300);
    private static final int SILENT_MILLIS = 500;
    private static final int PATIENCE_TIMES = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    @TempDir
    Path folder;

    @Test
    void shouldServeHonestPlayersWhileHostileOnesAreCutOff() throws Exception {
        try (var server = ServerProcess.in(folder).thoroughly().start("run", "--set", "transport.netty.port=0", "--set", "transport.netty.unlimited_addresses=127.0.0.1").awaitReady()) {
            var address = server.endpoint("ws");
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            var singles = new Siege(new Target(port), Siege.singles());
            try (var multitudes = Multitudes.start(ServerProcess.HOME, port, STRENGTH, SILENT_MILLIS, false);
                    var players = SteadyPlay.join(BotOptions.of(HONEST, 1).withUrl(address))) {
                multitudes.begin();
                singles.begin();
                awaitOneOfEach(singles);
                singles.end();
                multitudes.end();
                assertEquals(List.of(), players.odd());
                assertEquals(HONEST, players.playing());
                assertEquals(Siege.multitudes(STRENGTH, SILENT_MILLIS).size(), multitudes.counts().size());
                multitudes.counts().forEach(HostileIT::assertHeld);
            }
            singles.counts().forEach(HostileIT::assertHeld);
            assertEquals(0, server.stop(), server::said);
            assertTrue(server.out().contains("all zero:"), server::said);
        }
    }

    private static void assertHeld(Attack attack, Tally.Count count) {
        assertTrue(attack.held(count, PATIENCE_TIMES), () -> attack.name() + ", " + attack.promise() + ": " + count);
    }

    private static void awaitOneOfEach(Siege siege) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (siege.counts().values().stream().anyMatch(count -> count.kept() + count.endedInAll() == 0)) {
            assertTrue(System.nanoTime() < end, () -> "not all came to anything: " + siege.counts());
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
