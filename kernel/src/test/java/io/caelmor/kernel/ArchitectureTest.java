package io.caelmor.kernel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Who may know whom: DESIGN section 2, as rules that can fail.
class ArchitectureTest {
    private static final String KERNEL = "io.caelmor.kernel";
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPath(Path.of("target", "classes"));

    @Test
    void shouldHaveFoundTheKernel() {
        assertTrue(CLASSES.size() > 100, "only " + CLASSES.size() + " classes were found");
    }

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        slices().matching(KERNEL + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldKnowNothingButTheJdkSlf4jAndJctools() {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage(KERNEL + "..", "java.io", "java.lang..", "java.math", "java.net..",
                "java.nio..", "java.security", "java.time..", "java.util..", "com.sun.management", "jdk.jfr", "org.slf4j", "org.jctools.queues..").check(CLASSES);
    }

    @Test
    void shouldKnowNothingOfItsOwnComposition() {
        noClasses().that().resideOutsideOfPackage(KERNEL).should().dependOnClassesThat().resideInAPackage(KERNEL).check(CLASSES);
    }

    /// The whole house, from the ground up: each package, and who stands on it.
    @Test
    void shouldStandInLayers() {
        layers()
                .whereLayer("composition").mayNotBeAccessedByAnyLayer()
                .whereLayer("plugin").mayOnlyBeAccessedByLayers("composition")
                .whereLayer("command").mayOnlyBeAccessedByLayers("plugin", "composition")
                .whereLayer("session").mayOnlyBeAccessedByLayers("command", "plugin", "composition")
                .whereLayer("persist").mayOnlyBeAccessedByLayers("session", "command", "plugin", "composition")
                .whereLayer("outbound").mayOnlyBeAccessedByLayers("session", "command", "plugin", "composition")
                .whereLayer("tick").mayOnlyBeAccessedByLayers("session", "command", "plugin", "composition")
                .whereLayer("world").mayOnlyBeAccessedByLayers("tick", "outbound", "persist", "session", "command", "plugin", "composition")
                .whereLayer("queue").mayOnlyBeAccessedByLayers("outbound", "persist", "session", "command")
                .whereLayer("fault").mayOnlyBeAccessedByLayers("tick", "persist", "plugin", "composition")
                .whereLayer("thread").mayOnlyBeAccessedByLayers("world", "outbound", "persist", "session", "command", "plugin", "composition")
                .whereLayer("wire").mayOnlyBeAccessedByLayers("world", "outbound", "persist", "session", "command", "composition")
                .check(CLASSES);
    }

    private static LayeredArchitecture layers() {
        return layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("composition").definedBy(KERNEL)
                .layer("plugin").definedBy(KERNEL + ".plugin..")
                .layer("command").definedBy(KERNEL + ".command..")
                .layer("session").definedBy(KERNEL + ".session..")
                .layer("persist").definedBy(KERNEL + ".persist..")
                .layer("outbound").definedBy(KERNEL + ".outbound..")
                .layer("tick").definedBy(KERNEL + ".tick..")
                .layer("world").definedBy(KERNEL + ".world..")
                .layer("queue").definedBy(KERNEL + ".queue..")
                .layer("metric").definedBy(KERNEL + ".metric..")
                .layer("fault").definedBy(KERNEL + ".fault..")
                .layer("thread").definedBy(KERNEL + ".thread..")
                .layer("wire").definedBy(KERNEL + ".wire..");
    }

    @Test
    void shouldStandOnAGroundThatKnowsNothing() {
        for (var ground : new String[] {"wire", "queue", "metric", "thread", "fault"}) {
            classes().that().resideInAPackage(KERNEL + "." + ground).should().onlyDependOnClassesThat()
                    .resideInAnyPackage(KERNEL + "." + ground, "java..", "org.jctools..").check(CLASSES);
        }
    }

    /// Determinism is a rule from the first day: nothing that a tick reaches asks the wall clock or chance.
    @Test
    void shouldAskNoWallClockAndNoChance() {
        noClasses().should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Instant.class, "now")
                .orShould().callMethod(LocalDateTime.class, "now")
                .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
                .orShould().callMethod(Math.class, "random")
                .orShould().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class)
                .check(CLASSES);
        // The one secure source makes resume secrets, on event loops.
        noClasses().that().doNotHaveFullyQualifiedName(KERNEL + ".session.PortGate")
                .and().doNotHaveFullyQualifiedName(KERNEL + ".session.ResumeToken")
                .should().dependOnClassesThat().areAssignableTo(Random.class).check(CLASSES);
        // Ticks get their time from a TickClock; the end of a server is no part of the game, and a stall on purpose is the machine's.
        noClasses().that().doNotHaveFullyQualifiedName(KERNEL + ".tick.SystemClock").and().doNotHaveFullyQualifiedName(KERNEL + ".Kernel")
                .and().doNotHaveFullyQualifiedName(KERNEL + ".fault.Armament")
                .should().callMethod(System.class, "nanoTime").check(CLASSES);
    }

    @Test
    void shouldUseStrictMathWhereMachinesDiffer() {
        for (var function : new String[] {"sin", "cos", "tan", "asin", "acos", "atan", "exp", "log", "log10", "cbrt"}) {
            noClasses().should().callMethod(Math.class, function, double.class).check(CLASSES);
        }
        for (var function : new String[] {"pow", "atan2", "hypot"}) {
            noClasses().should().callMethod(Math.class, function, double.class, double.class).check(CLASSES);
        }
    }

    @Test
    void shouldStartTickStoreAndCrewAndNoneToSleep() {
        noClasses().that().doNotHaveFullyQualifiedName(KERNEL + ".Kernel").and().doNotHaveFullyQualifiedName(KERNEL + ".persist.StoreWorker")
                .and().haveNameNotMatching(".*\\.thread\\.Crew(\\$Member)?")
                .should().callConstructorWhere(target(owner(assignableTo(Thread.class)))).check(CLASSES);
        noClasses().should().callMethodWhere(target(name("sleep"))).check(CLASSES);
    }
}
