package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sites open when the transports' addresses are known, and close before those are free again.
class SiteTest {
    private final List<String> did = new ArrayList<>();

    @Test
    void shouldOpenASiteWithTheAddressesOfTheTransports() {
        try (var server = SteppedServer.with("page", new Page("page")).start()) {
            assertEquals(List.of("page opens with [memory]"), did);
            assertEquals("look", server.kernel().sites().getFirst().purpose());
        }
        assertEquals("page closes", did.getLast());
    }

    @Test
    void shouldCloseSitesInTheReverseOrder() {
        SteppedServer.with("a", new Page("a")).with("b", new Page("b")).start().close();
        assertEquals(List.of("b closes", "a closes"), did.subList(2, did.size()));
    }

    @Test
    void shouldNotStartWhereASiteCantOpen() {
        var builder = SteppedServer.with("a", new Page("a")).with("broken", new Page("broken") {
            @Override
            public void open(List<String> endpoints) throws IOException {
                throw new IOException("can't listen on 127.0.0.1:7780: the address is in use");
            }
        });
        var refused = assertThrows(IllegalStateException.class, builder::start);
        assertTrue(refused.getMessage().contains("P501 can't listen on 127.0.0.1:7780"), refused::getMessage);
        assertTrue(did.contains("a closes"), did::toString);
    }

    @Test
    void shouldEndInOrderThoughASiteFailsToClose() {
        var server = SteppedServer.with("a", new Page("a")).with("broken", new Page("broken") {
            @Override
            public void close() {
                throw new IllegalStateException("thrown on purpose");
            }
        }).start();
        assertTrue(server.stop().fault());
        assertTrue(did.contains("a closes"), did::toString);
    }

    private class Page implements Site {
        private final String name;

        Page(String name) {
            this.name = name;
        }

        @Override
        public void declare(Declarations declarations) {}

        @Override
        public String purpose() {
            return "look";
        }

        @Override
        public void open(List<String> endpoints) throws IOException {
            did.add(name + " opens with " + endpoints);
        }

        @Override
        public String address() {
            return "http://127.0.0.1:1/";
        }

        @Override
        public void close() {
            did.add(name + " closes");
        }
    }
}
