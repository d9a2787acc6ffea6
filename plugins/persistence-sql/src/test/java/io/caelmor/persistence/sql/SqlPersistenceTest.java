package io.caelmor.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.store.Layouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plugin in a real kernel, and its settings.
class SqlPersistenceTest {
    @TempDir
    Path folder;

    @Test
    void shouldBringBackWhatTheKernelSaved() {
        long saved;
        try (var server = server(new Planter())) {
            server.step(30);
            saved = server.kernel().world().hash();
            assertEquals(3, server.kernel().world().population());
            server.stop();
        }
        assertTrue(Files.exists(folder.resolve("world.db")));
        var again = new Planter();
        try (var server = server(again)) {
            assertEquals(3, server.kernel().world().population());
            assertEquals(saved, server.kernel().world().hash());
            server.step(2);
            assertEquals(3, again.found);
            server.stop();
        }
    }

    private SteppedServer server(Planter planter) {
        return SteppedServer.with("persistence.sql", new SqlPersistence()).with("planter", planter)
                .set("persistence.sql.url", "jdbc:sqlite:" + folder.resolve("world.db")).start();
    }

    /// Plants three trees in an empty world.
    private static final class Planter implements TickHooks {
        private IntColumn rings;
        private World world;
        private int found;

        @Override
        public void declare(Declarations declarations) {
            world = declarations.world();
            rings = world.column("planter.rings").persisted().ofInt(1);
            int tree = world.kind("tree");
            declarations.onStart(_ -> {
                found = world.population();
                for (int made = found; made < 3; made++) {
                    long handle = world.spawnPersistent(tree, 0);
                    world.x().set(handle, -0f);
                    rings.set(handle, 100 + made);
                }
            });
        }
    }

    @Test
    void shouldRefuseUrlsOfDatabasesThatItDoesntKnow() {
        for (var url : List.of("jdbc:h2:mem:secret", "mysql://root:secret@db/x", "secret", "jdbc:sqlite:", "jdbc:sqlite::memory:",
                "jdbc:sqlite:x?mode=ro")) {
            var problem = assertThrows(IllegalStateException.class, () -> SteppedServer
                    .with("persistence.sql", new SqlPersistence()).set("persistence.sql.url", url).start()).getMessage();
            assertTrue(problem.contains("persistence.sql.url") && problem.contains("jdbc:postgresql://HOST/DATABASE"), problem);
            assertFalse(problem.contains("secret"), problem);
        }
    }

    @Test
    void shouldNotStartWhereTheStoreCantBeOpened() throws Exception {
        var notes = Files.writeString(folder.resolve("notes.txt"), "not a database, and long enough to look like one ".repeat(30));
        var problem = assertThrows(IllegalStateException.class, () -> SteppedServer
                .with("persistence.sql", new SqlPersistence()).set("persistence.sql.url", "jdbc:sqlite:" + notes).start()).getMessage();

        assertTrue(problem.contains(notes.toString()) && problem.contains("no SQLite database"), problem);
    }

    @Test
    void shouldDescribeItselfWithoutThePassword() throws Exception {
        assertEquals("SQLite data/world.db", describe("jdbc:sqlite:data/world.db"));
        assertEquals("PostgreSQL db:5433/caelmor", describe("jdbc:postgresql://db:5433/caelmor?user=me&password=hidden"));
        assertEquals("PostgreSQL db/caelmor", describe("jdbc:postgresql://me:hidden@db/caelmor"));
        assertEquals("MariaDB db/caelmor", describe("jdbc:mariadb://db/caelmor?password=hidden"));
        assertFalse(ConnectionSettings.of("jdbc:mariadb://db/caelmor?password=hidden", "me", "hidden").toString().contains("hidden"));
    }

    private static String describe(String url) throws StoreException {
        return store(url).describe();
    }

    private static SqlStore store(String url) throws StoreException {
        return new SqlStore(Backend.of(ConnectionSettings.of(url, "me", "hidden")), SqlPoints.of(new FailurePoints()::point));
    }

    @Test
    void shouldNameAServerThatDoesntAnswer() throws Exception {
        for (var url : List.of("jdbc:postgresql://127.0.0.1:1/caelmor?password=hidden", "jdbc:mariadb://127.0.0.1:1/caelmor?password=hidden")) {
            var refusal = assertThrows(StoreException.class, () -> store(url).open(Layouts.ALL)).getMessage();
            assertTrue(refusal.contains("127.0.0.1:1/caelmor") && refusal.contains("See that the database server runs"), refusal);
            assertFalse(refusal.contains("hidden"), refusal);
        }
    }
}
