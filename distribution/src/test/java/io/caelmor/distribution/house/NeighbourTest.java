package io.caelmor.distribution.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Who may know whom, over all modules; the layers inside the kernel have a test of their own there.
class NeighbourTest {
    private static final String KERNEL = "io.caelmor.kernel";

    @Test
    void shouldHaveFoundTheHouse() {
        assertTrue(House.PLUGINS.size() >= 7, "only the plugins " + House.PLUGINS + " were found");
        assertTrue(House.CLASSES.size() > 500, "only " + House.CLASSES.size() + " classes were found");
    }

    @Test
    void shouldLetPluginsKnowTheKernelsExportedPackagesAlone() throws IOException {
        var exported = House.exported(KERNEL);
        for (var plugin : House.PLUGINS) {
            noClasses().that().resideInAPackage(plugin + "..").should().dependOnClassesThat(
                    DescribedPredicate.describe("are ours, and neither its own nor exported by the kernel", known -> isOurs(known)
                            && !isOf(plugin, known) && !exported.contains(known.getPackageName()))).check(House.CLASSES);
        }
    }

    @Test
    void shouldLetNobodyKnowAPlugin() {
        for (var plugin : House.PLUGINS) {
            noClasses().that().resideOutsideOfPackage(plugin + "..").should().dependOnClassesThat().resideInAPackage(plugin + "..")
                    .check(House.CLASSES);
        }
    }

    @Test
    void shouldLetTheKernelAndTheClientKnowNobodyOfUs() {
        for (var alone : new String[] {KERNEL, "io.caelmor.client"}) {
            noClasses().that().resideInAPackage(alone + "..").should().dependOnClassesThat(
                    DescribedPredicate.describe("are ours and elsewhere", known -> isOurs(known) && !isOf(alone, known))).check(House.CLASSES);
        }
    }

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        slices().matching("io.caelmor.(**)").should().beFreeOfCycles().check(House.CLASSES);
    }

    private static boolean isOurs(JavaClass known) {
        return known.getPackageName().startsWith("io.caelmor.");
    }

    private static boolean isOf(String module, JavaClass known) {
        return known.getPackageName().equals(module) || known.getPackageName().startsWith(module + ".");
    }
}
