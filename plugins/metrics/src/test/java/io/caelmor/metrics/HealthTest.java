package io.caelmor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Observation;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.testing.SteppedServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest implements TickHooks {
    private static final long SECOND = 1_000_000_000L;

    private final MetricsPlugin plugin = new MetricsPlugin();
    private Observation observation;
    private SteppedServer server;
    private Health health;

    @Override
    public void declare(Declarations declarations) {}

    @Override
    public void bind(Bindings bindings) {
        observation = bindings.observation();
    }

    @BeforeEach
    void start() {
        server = SteppedServer.with("metrics", plugin).with("watcher", this).set("metrics.port", 0L).start();
        health = new Health(observation, 15 * SECOND);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldBeReadyFromTheFirstTickOn() {
        assertEquals(List.of("the first tick has not begun"), health.unready(0));
        assertEquals(List.of(), health.dead(0));
        server.step();
        assertEquals(List.of(), health.unready(SECOND));
    }

    @Test
    void shouldBeDeadWhereNoTickBegins() {
        server.step();
        assertEquals(List.of(), health.dead(0));
        assertEquals(List.of(), health.dead(15 * SECOND));
        assertEquals(List.of("no tick has begun for 16 s"), health.dead(16 * SECOND));
        assertEquals(List.of("no tick has begun for 16 s"), health.unready(16 * SECOND));
        server.step();
        assertEquals(List.of(), health.dead(17 * SECOND));
    }

    @Test
    void shouldNotBeReadyWhileAStageOfAPipelineIsDead() {
        server.kernel().metrics().of(KernelCounter.FRAMES_QUEUED).add(3);
        ready(0);
        ready(15);
        server.step();
        assertEquals(List.of("frames that wait for the transport: none was taken for 16 s"), health.unready(16 * SECOND));
        assertEquals(List.of(), health.dead(16 * SECOND));
        server.kernel().metrics().of(KernelCounter.FRAMES_SENT).add(1);
        ready(17);
    }

    @Test
    void shouldNotBeReadyWhileTheServerStops() throws Exception {
        server.step();
        var root = plugin.address().replace("/metrics", "");
        assertEquals(new Scrape(200, "text/plain; charset=utf-8", "ready\n"), Scrape.get(root + "/health/ready"));
        assertEquals(new Scrape(200, "text/plain; charset=utf-8", "alive\n"), Scrape.get(root + "/health/live"));
        server.stop();
        assertEquals(List.of("the server stops"), health.unready(SECOND));
    }

    private void ready(long second) {
        server.step();
        assertEquals(List.of(), health.unready(second * SECOND));
    }
}
