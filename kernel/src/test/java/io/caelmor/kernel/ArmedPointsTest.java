package io.caelmor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.SettingSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Failure points armed by the configuration.
class ArmedPointsTest {
    private final Problems problems = new Problems("the test");

    private Kernel composed(List<String> armed) {
        Map<String, SettingSource.Raw> values = Map.of("faults.arm", new SettingSource.Raw(armed, "the test", false),
                "persistence.enabled", new SettingSource.Raw(false, "the test", false),
                "roles.required", new SettingSource.Raw(List.of(), "the test", false));
        return Kernel.compose(PluginSet.of(List.of()), new SettingCatalogue(List.of(SettingSource.of(values)), Path.of(""), problems), problems);
    }

    private static List<String> armed(Kernel kernel) {
        return kernel.failurePoints().all().stream().filter(FailurePoint::armed).map(FailurePoint::name).toList();
    }

    @Test
    void shouldArmNothingByItself() {
        assertEquals(List.of(), armed(composed(List.of())));
        assertTrue(problems.isEmpty(), problems::report);
    }

    @Test
    void shouldArmWhatIsNamed() {
        assertEquals(List.of("persist.afterCommit", "persist.beforeLoad"), armed(composed(List.of("persist.afterCommit=kill@3", "persist.beforeLoad=fail"))));
        assertTrue(problems.isEmpty(), problems::report);
    }

    @Test
    void shouldRefuseAPointThatThereIsNotAndListTheOnesThereAre() {
        composed(List.of("persist.afterComit=kill"));
        var report = problems.report();
        assertTrue(report.contains("names the failure point 'persist.afterComit', which there is not"), report);
        assertTrue(report.contains("persist.afterCapture, persist.afterCommit, persist.beforeApply"), report);
    }

    @Test
    void shouldRefuseWhatItCanNotRead() {
        composed(List.of("persist.afterCommit=explode"));
        assertTrue(problems.report().contains("has 'persist.afterCommit=explode'"), problems::report);
    }
}
