package io.caelmor.combat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.testing.SteppedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An outcome happens once, however often it is applied.
class ApplicationTest {
    /// The parts of combat without its hooks.
    private static final class Parts implements TickHooks {
        final Outcomes outcomes = new Outcomes(8);
        final List<Integer> settled = new ArrayList<>();
        Fighters fighters;
        Application application;
        long attacker;
        long target;
        Step step = (_, _) -> {};

        @FunctionalInterface
        interface Step {
            void run(Parts parts, TickContext tick);
        }

        @Override
        public void declare(Declarations declarations) {
            var rules = Rules.read(declarations.settings());
            fighters = new Fighters(declarations.world(), rules);
            var refusals = new Refusals(declarations);
            var counters = new CombatCounters(declarations);
            var events = new CombatEvents(declarations);
            var answers = new Answers((ticket, receipt) -> {
                assertEquals(Receipt.APPLIED, receipt);
                settled.add(ticket);
            }, new Intents(16, 1, rules, counters));
            application = new Application(rules, fighters, refusals, counters, events, outcomes, answers);
            declarations.hook(Phase.SIMULATE, new HookKey("parts.step", 0), tick -> step.run(this, tick));
        }

        @Override
        public void bind(Bindings bindings) {}

        void spawn() {
            var world = fighters.world;
            attacker = world.spawnTransient(world.kind("avatar"), 0);
            target = world.spawnTransient(world.kind("avatar"), 0);
        }
    }

    private final Parts parts = new Parts();
    private final SteppedServer server = SteppedServer.with("combat", parts).start();

    @Test
    void shouldApplyAnOutcomeOnceHoweverOftenItIsApplied() {
        parts.spawn();
        parts.step = (parts, tick) -> {
            parts.outcomes.begin(tick.tick());
            parts.outcomes.add(parts.attacker, parts.target, 10, 1);
            parts.outcomes.add(parts.attacker, parts.target, 20, 2);
            parts.outcomes.add(parts.target, parts.attacker, 5, 3);
            for (int i = 0; i < 3; i++) {
                parts.application.apply(tick);
            }
        };
        server.step();

        assertEquals(70, parts.fighters.health.get(parts.target));
        assertEquals(95, parts.fighters.health.get(parts.attacker));
        assertEquals(List.of(1, 2, 3), parts.settled);
        assertEquals(3, server.counter("combat.outcomes"));
        assertEquals(6, server.counter("combat.duplicates"));
        assertEquals(0, server.counter("tick.hook_faults"));

        server.step();
        assertEquals(40, parts.fighters.health.get(parts.target), "the next tick's outcomes are others");
        assertEquals(0, server.counter("tick.hook_faults"));
    }

    @Test
    void shouldDieOnceHoweverOftenTheLastHitIsApplied() {
        parts.spawn();
        parts.step = (parts, tick) -> {
            parts.outcomes.begin(tick.tick());
            parts.outcomes.add(parts.attacker, parts.target, 1000, 1);
            parts.application.apply(tick);
            parts.application.apply(tick);
        };
        server.step();
        assertEquals(1, parts.fighters.deaths.get(parts.target));
        assertEquals(1, parts.fighters.kills.get(parts.attacker));
        assertEquals(1, server.counter("combat.deaths"));
    }

    @Test
    void shouldLeaveAloneWhatIsOfAnotherTick() {
        parts.spawn();
        parts.step = (parts, tick) -> {
            parts.outcomes.begin(tick.tick() - 1);
            parts.outcomes.add(parts.attacker, parts.target, 10, 1);
            parts.application.apply(tick);
        };
        server.step();
        assertEquals(100, parts.fighters.health.get(parts.target));
        assertTrue(parts.settled.isEmpty());
    }

    @Test
    void shouldNumberOutcomesUpwardOverAllTicks() {
        long last = 0;
        for (long tick : new long[] {1, 2, 3, 1L << 40}) {
            parts.outcomes.begin(tick);
            for (int i = 0; i < 8; i++) {
                parts.outcomes.add(1, 2, 3, 4);
                assertTrue(parts.outcomes.id(i) > last);
                last = parts.outcomes.id(i);
            }
        }
    }
}
