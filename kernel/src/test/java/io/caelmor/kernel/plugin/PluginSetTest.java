package io.caelmor.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PluginSetTest extends PluginFolderHarness {
    private static final class Both implements TickHooks, CommandHandlers {
        @Override
        public void declare(Declarations declarations) {}
    }

    @Test
    void shouldTakeReadyInstancesForAllRolesTheyImplement() {
        Both both = new Both();
        LoadedPlugin plugin = LoadedPlugin.of("mine", both);
        PluginSet set = PluginSet.of(List.of(plugin));

        assertEquals(List.of(both), plugin.instances());
        assertSame(both, set.providers(Role.COMMANDS, CommandHandlers.class).getFirst());
        assertEquals("mine (in memory)", plugin.facts().subject().text());
    }

    @Test
    void shouldMissRolesThatTheServerRequires() {
        PluginSet.of(List.of(LoadedPlugin.of("mine", new Both())))
                .checkRoles(List.of(Role.HOOKS, Role.COMMANDS, Role.TRANSPORT), problems);
        assertEquals(List.of("P104 server: the role 'transport' is required and no plugin provides it."), told());
    }

    @Test
    void shouldMissRolesThatAPluginUses() {
        Fixture.plugin("com.acme.pets").with("uses io.caelmor.kernel.plugin.PersistenceWriter;")
                .into(plugins().resolve("pets.jar"));
        load().checkRoles(List.of(), problems);
        assertEquals(List.of("P104 com.acme.pets 1.0 (plugins/pets.jar): requires the role 'persistence', and no plugin "
                + "provides it."), told());
    }

    @Test
    void shouldLetOnlyOneTakeASingleRole() {
        for (String name : List.of("one", "two")) {
            Fixture.library("com.acme." + name)
                    .with("requires io.caelmor.kernel;")
                    .with("provides io.caelmor.kernel.plugin.Authenticator with com.acme.%s.Guard;".formatted(name))
                    .source("Guard", "public abstract class Guard implements io.caelmor.kernel.plugin.Authenticator {"
                            + " public static Guard provider() { return null; } }")
                    .into(plugins().resolve(name + ".jar"));
        }
        PluginLoader.survey(options(), problems).checkRoles(List.of(), problems);
        assertEquals(List.of("P105 server: only one plugin can take the role 'authenticator', and 2 do: "
                + "com.acme.one 1.0 (plugins/one.jar), com.acme.two 1.0 (plugins/two.jar)."), told());
        assertTrue(Role.HOOKS.many());
    }
}
