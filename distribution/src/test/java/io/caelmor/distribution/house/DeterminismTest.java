package io.caelmor.distribution.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What hooks and command handlers can reach asks neither the wall clock nor chance, and computes the same on every machine.
class DeterminismTest {
    private static final String KERNEL = "io.caelmor.kernel.";
    private static final String[] REACHED = {"io.caelmor.commands..", "io.caelmor.combat..", "io.caelmor.inventory..", "io.caelmor.replication..",
        KERNEL + "tick..", KERNEL + "world..", KERNEL + "command..", KERNEL + "session..", KERNEL + "outbound.."};
    /// The one clock that ticks are paced by, and what makes resume secrets, on event loops.
    private static final Set<String> NAMED = Set.of(KERNEL + "tick.SystemClock", KERNEL + "session.PortGate", KERNEL + "session.ResumeToken");
    /// Java promises the same result everywhere of StrictMath's alone.
    private static final Set<String> TRANSCENDENTAL = Set.of("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1",
            "log", "log10", "log1p", "pow", "cbrt", "hypot");
    private static final Set<String> CHANCE = Set.of("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom");
    /// Seeded by the machine where they are given no seed.
    private static final Set<String> SEEDED = Set.of("java.util.Random", "java.util.SplittableRandom");

    @Test
    void shouldAskNoClock() {
        forbid("asks a clock", call -> {
            var owner = call.getTargetOwner().getFullName();
            return owner.equals("java.lang.System") && List.of("nanoTime", "currentTimeMillis").contains(call.getName())
                    || owner.startsWith("java.time.") && List.of("now", "millis", "instant").contains(call.getName())
                    || owner.equals("java.util.Date") && isConstructor(call) && parameters(call) == 0;
        });
    }

    @Test
    void shouldAskNoUnseededChance() {
        forbid("draws what no seed decides", call -> {
            var owner = call.getTargetOwner().getFullName();
            return CHANCE.contains(owner)
                    || SEEDED.contains(owner) && isConstructor(call) && parameters(call) == 0
                    || owner.equals("java.lang.Math") && call.getName().equals("random")
                    || owner.equals("java.util.UUID") && call.getName().equals("randomUUID")
                    || owner.equals("java.util.random.RandomGenerator") && List.of("of", "getDefault").contains(call.getName())
                    || owner.equals("java.util.Collections") && call.getName().equals("shuffle") && parameters(call) == 1;
        });
    }

    @Test
    void shouldUseStrictMathWhereMachinesDiffer() {
        forbid("computes what may differ between machines", call ->
                call.getTargetOwner().getFullName().equals("java.lang.Math") && TRANSCENDENTAL.contains(call.getName()));
    }

    /// Calls and references to methods alike.
    private static void forbid(String what, Predicate<JavaAccess<?>> call) {
        noClasses().that().resideInAnyPackage(REACHED).and(DescribedPredicate.describe("are not named as exceptions", DeterminismTest::isPlain))
                .should().accessTargetWhere(DescribedPredicate.describe(what, found -> call.test(found))).check(House.CLASSES);
    }

    private static boolean isPlain(JavaClass of) {
        return !NAMED.contains(of.getName());
    }

    private static int parameters(JavaAccess<?> call) {
        return call.getTarget() instanceof CodeUnitAccessTarget unit ? unit.getRawParameterTypes().size() : -1;
    }

    private static boolean isConstructor(JavaAccess<?> call) {
        return call.getName().equals("<init>");
    }
}
