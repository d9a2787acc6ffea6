package io.caelmor.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginLoadingTest extends PluginFolderHarness {
    @Test
    void shouldUseEveryRoleInTheKernelsDescriptor() {
        Set<String> used = Contribution.class.getModule().getDescriptor().uses();
        for (Role role : Role.values()) {
            assertTrue(used.contains(role.service().getName()), role.label());
        }
    }

    @Test
    void shouldLoadAPluginIntoALayerOfItsOwn() {
        Fixture.plugin("com.acme.pets").version("2.1").into(plugins().resolve("pets.jar"));

        PluginSet set = load();

        assertEquals(List.of(), told());
        LoadedPlugin pets = set.loaded().getFirst();
        assertEquals("com.acme.pets 2.1 built for 0.1.0", pets.name() + " " + pets.facts().version() + " built for "
                + pets.facts().builtFor());
        assertEquals(List.of("com.acme.pets"), says(set));
        assertEquals(1, pets.layer().orElseThrow().modules().size());
        assertEquals(List.of(Contribution.class.getModule().getLayer()), pets.layer().orElseThrow().parents());
    }

    @Test
    void shouldHandOnNativeAccessWhereTheKernelHasIt() {
        Fixture.plugin("com.acme.pets").into(plugins().resolve("pets.jar"));
        assertEquals(Contribution.class.getModule().isNativeAccessEnabled(),
                load().loaded().getFirst().instances().getFirst().getClass().getModule().isNativeAccessEnabled());
    }

    @Test
    void shouldCallPluginsOfTheHouseByTheirShortNames() {
        Fixture.plugin("io.caelmor.persistence.sql").into(plugins().resolve("caelmor-persistence-sql.jar"));
        assertEquals("persistence.sql", load().loaded().getFirst().name());
    }

    @Test
    void shouldKeepApartWhatTwoPluginsBundle() {
        for (String name : List.of("one", "two")) {
            Fixture.plugin("com.acme." + name, "shared.Text.TEXT")
                    .source("shared", "Text", "public class Text { public static final String TEXT = new String(\"%s\"); }"
                            .formatted(name))
                    .into(plugins().resolve(name + ".jar"));
        }

        assertEquals(List.of("one", "two"), says(load()));
        assertEquals(List.of(), told());
    }

    @Test
    void shouldLetAPluginUseWhatAnotherExports() {
        Path zoo = Fixture.plugin("com.acme.zoo")
                .with("exports com.acme.zoo.animals;")
                .source("com.acme.zoo.animals", "Animal", "public class Animal { public String name() { return \"okapi\"; } }")
                .into(plugins().resolve("zoo.jar"));
        Fixture.plugin("com.acme.keeper", "new com.acme.zoo.animals.Animal().name()")
                .with("requires com.acme.zoo;")
                .against(zoo)
                .into(plugins().resolve("keeper.jar"));

        PluginSet set = load();

        assertEquals(List.of(), told());
        assertEquals(List.of("com.acme.zoo", "okapi"), says(set), "who is required comes first");
        assertEquals(List.of("com.acme.zoo"), set.facts().getLast().requiredPlugins());
        assertEquals(set.loaded().getFirst().layer().stream().toList(), set.loaded().getLast().layer().orElseThrow().parents());
    }

    @Test
    void shouldGiveEachFolderItsPrivateLibraries() {
        for (String name : List.of("one", "two")) {
            Path library = Fixture.library("com.acme.stone")
                    .version(name.equals("one") ? "1" : "2")
                    .with("exports com.acme.stone;")
                    .source("Stone", "public class Stone { public static String kind() { return \"%s\"; } }".formatted(name))
                    .into(plugins().resolve(name).resolve("stone.jar"));
            Fixture.plugin("com.acme." + name, "com.acme.stone.Stone.kind()")
                    .with("requires com.acme.stone;")
                    .against(library)
                    .into(plugins().resolve(name).resolve("plugin.jar"));
        }

        PluginSet set = load();

        assertEquals(List.of(), told());
        assertEquals(List.of("one", "two"), says(set));
        assertEquals(List.of("com.acme.stone@1"), set.facts().getFirst().libraries());
    }

    @Test
    void shouldPreferAPrivateLibraryToTheServersCopy() {
        Path servers = elsewhere(stone("the server's"), "stone.jar");
        Path own = stone("its own").into(plugins().resolve("x/stone.jar"));
        Fixture.plugin("com.acme.x", "com.acme.stone.Stone.kind()")
                .with("requires com.acme.stone;")
                .against(own)
                .into(plugins().resolve("x/plugin.jar"));

        PluginSet set = PluginLoader.load(options().withKernelLayer(layer(servers, "com.acme.stone")), problems);

        assertEquals(List.of(), told());
        assertEquals(List.of("its own"), says(set));
    }

    @Test
    void shouldMakeOneInstanceForAllRolesOfAClass() {
        Fixture.library("com.acme.pets")
                .with("requires io.caelmor.kernel;")
                .with("provides io.caelmor.kernel.plugin.TickHooks with com.acme.pets.Both;")
                .with("provides io.caelmor.kernel.plugin.CommandHandlers with com.acme.pets.Both;")
                .source("Both", """
                        import io.caelmor.kernel.plugin.*;
                        public final class Both implements TickHooks, CommandHandlers {
                            @Override public void declare(Declarations declarations) {}
                        }""")
                .into(plugins().resolve("pets.jar"));

        PluginSet set = load();

        assertEquals(List.of(), told());
        assertEquals(1, set.loaded().getFirst().instances().size());
        assertSame(set.providers(Role.HOOKS, TickHooks.class).getFirst(),
                set.providers(Role.COMMANDS, CommandHandlers.class).getFirst());
    }

    @Test
    void shouldLoadTheSameOrderWhateverFilesAreCalled() {
        Fixture.plugin("com.acme.a").into(plugins().resolve("z.jar"));
        Fixture.plugin("com.acme.b").into(plugins().resolve("y.jar"));
        Fixture.plugin("com.acme.c").into(plugins().resolve("a/c.jar"));

        assertEquals(List.of("com.acme.a", "com.acme.b", "com.acme.c"), says(load()));
        assertEquals(says(load()), says(load()));
    }

    @Test
    void shouldLoadOnlyWhatIsSelected() {
        Fixture.plugin("com.acme.a").into(plugins().resolve("a.jar"));
        Fixture.plugin("io.caelmor.b").into(plugins().resolve("b.jar"));
        Fixture.plugin("com.acme.broken").builtFor("0.9.0").into(plugins().resolve("broken.jar"));

        PluginSet set = load("b", "com.acme.a");

        assertEquals(List.of(), told());
        assertEquals(List.of("io.caelmor.b", "com.acme.a"), says(set));
        assertEquals(Set.of("b", "com.acme.a", "com.acme.broken"), set.installed());
    }

    @Test
    void shouldCountPluginsOnTheModulePathWithoutAFolder() {
        Path jar = elsewhere(Fixture.plugin("com.acme.ide").builtFor(""), "ide.jar");
        ModuleLayer layer = layer(jar, "com.acme.ide");

        PluginSet set = PluginLoader.load(options().withKernelLayer(layer), problems);

        assertEquals(List.of(), told());
        assertEquals(List.of("com.acme.ide"), says(set));
        assertSame(layer, set.loaded().getFirst().layer().orElseThrow());
        assertFalse(Files.exists(plugins()));
    }

    @Test
    void shouldLetClassesGoWithTheirPlugins() {
        Fixture.plugin("com.acme.pets").into(plugins().resolve("pets.jar"));
        WeakReference<ClassLoader> loader = new WeakReference<>(
                load().loaded().getFirst().instances().getFirst().getClass().getClassLoader());
        for (int round = 0; round < 50 && loader.get() != null; round++) {
            System.gc();
        }
        assertNull(loader.get());
    }

    private static Fixture stone(String kind) {
        return Fixture.library("com.acme.stone")
                .with("exports com.acme.stone;")
                .source("Stone", "public class Stone { public static String kind() { return \"%s\"; } }".formatted(kind));
    }
}
