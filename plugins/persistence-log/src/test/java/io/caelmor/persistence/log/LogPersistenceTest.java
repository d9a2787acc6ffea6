package io.caelmor.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.SteppedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plugin in a real kernel.
class LogPersistenceTest {
    @TempDir
    Path folder;

    @Test
    void shouldBringBackWhatTheKernelSaved() {
        long saved;
        try (var server = server()) {
            server.step(30);
            saved = server.kernel().world().hash();
            assertEquals(3, server.kernel().world().population());
            server.stop();
        }
        try (var server = server()) {
            assertEquals(3, server.kernel().world().population());
            assertEquals(saved, server.kernel().world().hash());
        }
    }

    @Test
    void shouldNotStartOverDamage() throws Exception {
        try (var server = server()) {
            server.step(30);
            server.stop();
        }
        var segment = folder.resolve("log/segment-0000000001.log");
        var bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 4;
        Files.write(segment, bytes);

        var problem = assertThrows(IllegalStateException.class, this::server).getMessage();
        assertTrue(problem.contains(segment.toString()) && problem.contains("Put a backup"), problem);
    }

    private SteppedServer server() {
        return SteppedServer.with("persistence.log", new LogPersistence()).with("planter", new Planter())
                .set("persistence.log.folder", folder.resolve("log").toString()).start();
    }

    /// Plants three trees in an empty world.
    private static final class Planter implements TickHooks {
        private IntColumn rings;
        private World world;

        @Override
        public void declare(Declarations declarations) {
            world = declarations.world();
            rings = world.column("planter.rings").persisted().ofInt(1);
            int tree = world.kind("tree");
            declarations.onStart(_ -> {
                for (int made = world.population(); made < 3; made++) {
                    rings.set(world.spawnPersistent(tree, 0), 100 + made);
                }
            });
        }
    }
}
