package io.caelmor.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.SettingSource.Raw;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingCatalogueTest {
    private static final Path BASE = Path.of("server");

    private final Problems problems = new Problems("plugins/");
    private final Map<String, Raw> file = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    @Test
    void shouldAnswerDefaultsAndDeclareWhatIsRead() {
        SettingCatalogue catalogue = catalogue();
        Settings tick = catalogue.section("tick");

        assertEquals(10, tick.integer("rate", 10, 1, 128, "Ticks per second."));
        assertEquals(0.5, tick.number("share", 0.5, 0, 1, "A share."));
        assertTrue(tick.flag("catch_up", true, "Whether to."));
        assertEquals("main", tick.text("name", "main", "A name."));
        assertEquals(List.of("a", "b"), tick.texts("names", List.of("a", "b"), "Names."));
        assertEquals(BASE.resolve("data"), tick.path("folder", "data", "A folder."));
        assertEquals(Optional.empty(), tick.path("key_file", "A file."));

        assertEquals(List.of("tick.catch_up", "tick.folder", "tick.key_file", "tick.name", "tick.names", "tick.rate", "tick.share"),
                catalogue.settings().stream().map(Setting::key).toList());
        assertEquals(new Setting("tick.rate", "a whole number", 10L, "1 to 128", "Ticks per second.", 10L, ""),
                catalogue.settings().get(5));
        assertEquals("[\"a\", \"b\"]", catalogue.settings().get(4).shown());
        assertTrue(problems.isEmpty());
    }

    @Test
    void shouldTakeTypedValuesOfFilesAndTextOfTheEnvironment() {
        put("tick.rate", 20L);
        put("tick.share", 1L);
        put("tick.names", List.of("c"));
        variables.put("CAELMOR_COMBAT_RESPAWN_SECONDS", " 7 ");
        variables.put("CAELMOR_COMBAT_FRIENDLY_FIRE", "true");
        variables.put("CAELMOR_COMBAT_KINDS", "orc, elf,");
        SettingCatalogue catalogue = catalogue();

        assertEquals(20, catalogue.section("tick").integer("rate", 10, 1, 128, ""));
        assertEquals(1.0, catalogue.section("tick").number("share", 0.5, 0, 1, ""));
        assertEquals(List.of("c"), catalogue.section("tick").texts("names", List.of(), ""));
        assertEquals(7, catalogue.section("combat").integer("respawn_seconds", 5, 0, 60, ""));
        assertTrue(catalogue.section("combat").flag("friendly_fire", false, ""));
        assertEquals(List.of("orc", "elf"), catalogue.section("combat").texts("kinds", List.of(), ""));
        assertEquals("environment CAELMOR_COMBAT_FRIENDLY_FIRE", catalogue.settings().getFirst().origin());
        catalogue.unknownKeys(Set.of());
        assertTrue(problems.isEmpty(), problems::report);
    }

    @Test
    void shouldLetTheFirstSourceDecide() {
        put("tick.rate", 20L);
        variables.put("CAELMOR_TICK_RATE", "30");
        assertEquals(30, catalogue().section("tick").integer("rate", 10, 1, 128, ""));
    }

    @Test
    void shouldAnswerTheDefaultAndSayWhatIsWrong() {
        put("tick.rate", 500L);
        put("tick.share", "half");
        put("tick.huge", Long.MAX_VALUE);
        put("tick.names", List.of(1L));
        variables.put("CAELMOR_TICK_FLAG", "yes");
        Settings tick = catalogue().section("tick");

        assertEquals(10, tick.integer("rate", 10, 1, 128, ""));
        assertEquals(3, tick.integer("huge", 3, 0, Integer.MAX_VALUE, ""));
        assertEquals(0.5, tick.number("share", 0.5, 0, 1, ""));
        assertEquals(List.of(), tick.texts("names", List.of(), ""));
        assertTrue(tick.flag("flag", true, ""));
        tick.problem("rate", "does not fit.", "mend it.");

        assertEquals("""
                Caelmor did not start: 6 problems (plugins/)
                configuration
                  P302 'tick.flag' (environment CAELMOR_TICK_FLAG) is "yes"; it must be true or false.
                       Fix: correct it, or leave it out for true.
                  P302 'tick.names' (caelmor.toml) is [1]; it must be a list of texts.
                       Fix: correct it, or leave it out for [].
                  P302 'tick.share' (caelmor.toml) is "half"; it must be a number from 0.0 to 1.0.
                       Fix: correct it, or leave it out for 0.5.
                  P303 'tick.huge' (caelmor.toml) is 9223372036854775807; it must be a whole number from 0 to 2147483647.
                       Fix: correct it, or leave it out for 3.
                  P303 'tick.rate' (caelmor.toml) is 500; it must be a whole number from 1 to 128.
                       Fix: correct it, or leave it out for 10.
                  P304 'tick.rate' (caelmor.toml) does not fit.
                       Fix: mend it.""", problems.report());
    }

    @Test
    void shouldNameTheNearestKeyForOneThatNobodyReads() {
        put("tick.rte", 20L);
        put("teapot", "short");
        put("pets.hunger", 3L);
        variables.put("CAELMOR_TICK_RAET", "3");
        variables.put("CAELMOR_HOME", "/opt");
        variables.put("CAELMOR_PETS_HUNGER", "3");
        variables.put("CAELMOR_SERVICE_OF_SOMEBODY_ELSE", "the environment is shared");
        variables.put("CAELMOR_ARENA_SEED", "of a plugin that is not there; like 'tick.seed' in what all begin with alone");
        SettingCatalogue catalogue = catalogue();
        catalogue.section("tick").integer("seed", 1, 1, 128, "");
        catalogue.section("tick").integer("rate", 10, 1, 128, "");

        catalogue.unknownKeys(Set.of("pets"));

        assertEquals("""
                Caelmor did not start: 3 problems (plugins/)
                configuration
                  P301 nobody reads the key 'CAELMOR_TICK_RAET' (environment CAELMOR_TICK_RAET).
                       Fix: did you mean 'CAELMOR_TICK_RATE'?
                  P301 nobody reads the key 'teapot' (caelmor.toml).
                       Fix: remove it, or install the plugin that it is for.
                  P301 nobody reads the key 'tick.rte' (caelmor.toml).
                       Fix: did you mean 'tick.rate'?""", problems.report());
    }

    @Test
    void shouldKeepSecretsToItself() {
        put("store.password", "hunter2");
        put("store.old_password", 5L);
        SettingCatalogue catalogue = catalogue();
        assertEquals("hunter2", catalogue.section("store").text("password", "", ""));
        catalogue.section("store").text("old_password", "", "");
        assertEquals("\"******\"", catalogue.settings().getLast().shown());
        assertEquals("'store.old_password' (caelmor.toml) must be text.", problems.list().getFirst().sentence());
    }

    @Test
    void shouldRefuseKeysThatCantBeWritten() {
        Settings tick = catalogue().section("tick");
        assertThrows(IllegalArgumentException.class, () -> tick.flag("catchUp", true, ""));
    }

    private void put(String key, Object value) {
        file.put(key, new Raw(value, "caelmor.toml", false));
    }

    private SettingCatalogue catalogue() {
        SettingSource environment = SettingSource.environment(variables, Set.of("CAELMOR_HOME"));
        return new SettingCatalogue(List.of(environment, SettingSource.of(file)), BASE, problems);
    }
}
