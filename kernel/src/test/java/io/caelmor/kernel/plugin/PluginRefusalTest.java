package io.caelmor.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each way in which a jar by itself, or the folder, is refused; [PluginConflictTest] has what jars do to each other.
class PluginRefusalTest extends PluginFolderHarness {
    private static final int FAR_MAJOR = 99;
    private static final int JAVA = Runtime.version().feature();

    @Test
    void shouldRefuseAJarWithoutADescriptor() {
        Fixture.plugin("com.acme.pets").withoutDescriptor().into(plugins().resolve("pets.jar"));
        refused("P107 plugins/pets.jar: has no module-info.class, so it is not a module.");
    }

    @Test
    void shouldRefuseAPrivateLibraryWithoutADescriptor() {
        Fixture.library("com.acme.stone").source("Stone", "class Stone {}").withoutDescriptor()
                .into(plugins().resolve("x/stone.jar"));
        Fixture.plugin("com.acme.x").into(plugins().resolve("x/x.jar"));
        refused("P107 plugins/x/stone.jar: has no module-info.class, so it is not a module.");
    }

    @Test
    void shouldNameTheJavaThatAClassNeeds() {
        Fixture.plugin("com.acme.pets").classFiles(FAR_MAJOR, 0).into(plugins().resolve("pets.jar"));
        refused("P108 com.acme.pets 1.0 (plugins/pets.jar): needs Java 55 (its com/acme/pets/Hooks.class does); this is Java "
                + JAVA + ".");
    }

    @Test
    void shouldNameAPluginWhoseVeryDescriptorIsTooNew() {
        Fixture.plugin("com.acme.pets").classFiles(FAR_MAJOR, FAR_MAJOR).into(plugins().resolve("pets.jar"));
        assertEquals(List.of("com.acme.pets"), load().facts().stream().map(PluginFacts::name).toList());
        assertTrue(told().getFirst().startsWith("P108 com.acme.pets 1.0 (plugins/pets.jar): needs Java 55 "), told().toString());
    }

    @Test
    void shouldNameALibraryThatIsTooNew() {
        Fixture.library("com.acme.stone").source("Stone", "class Stone {}").classFiles(FAR_MAJOR, 0)
                .into(plugins().resolve("x/stone.jar"));
        Fixture.plugin("com.acme.x").into(plugins().resolve("x/x.jar"));
        refused("P108 com.acme.x 1.0 (plugins/x/x.jar): has a library, stone.jar, that needs Java 55 "
                + "(its com/acme/stone/Stone.class does); this is Java " + JAVA + ".");
    }

    @Test
    void shouldRefuseJarsNamedLikeModulesThatMatter() {
        for (String name : List.of("io.caelmor.kernel.x", "org.slf4j", "java.teapot")) {
            Fixture.library(name).source(name, "Text", "class Text {}").into(plugins().resolve("x").resolve(name + ".jar"));
        }
        Fixture.plugin("com.acme.x").into(plugins().resolve("x/x.jar"));
        Fixture.plugin("org.jctools.core.jdk11").into(plugins().resolve("jctools.jar"));
        refused("P110 com.acme.x 1.0 (plugins/x/x.jar): has a library, java.teapot.jar, that is named like a module of the "
                        + "server or of Java.",
                "P110 com.acme.x 1.0 (plugins/x/x.jar): has a library, org.slf4j.jar, that is named like a module of the "
                        + "server or of Java.",
                "P110 org.jctools.core.jdk11 1.0 (plugins/jctools.jar): is named like a module of the server or of Java.");
    }

    @Test
    void shouldRefuseLinksThatLeadOut() throws IOException {
        Path outside = elsewhere(Fixture.plugin("com.acme.pets"), "pets.jar");
        Files.createDirectories(plugins());
        Files.createSymbolicLink(plugins().resolve("pets.jar"), outside);
        Files.createSymbolicLink(plugins().resolve("x"), outside.getParent());
        refused("P111 plugins/pets.jar: is a link that leads out of the plugin folder.",
                "P111 plugins/x/: is a link that leads out of the plugin folder.");
    }

    @Test
    void shouldFollowLinksThatStayInside() throws IOException {
        Fixture.plugin("com.acme.pets").into(plugins().resolve(".store/pets-1.0.jar"));
        Files.createSymbolicLink(plugins().resolve("pets.jar"), plugins().resolve(".store/pets-1.0.jar"));
        assertEquals(List.of("com.acme.pets"), says(load()));
    }

    @Test
    void shouldSayWhatIsWrongWithDamagedJars() throws IOException {
        Files.createDirectories(plugins());
        Files.writeString(plugins().resolve("text.jar"), "this is no archive");
        Files.createSymbolicLink(plugins().resolve("nowhere.jar"), plugins().resolve("missing.jar"));
        Fixture.plugin("com.acme.pets").without("Hooks").into(plugins().resolve("pets.jar"));
        load();
        assertEquals(List.of("plugins/nowhere.jar", "plugins/pets.jar", "plugins/text.jar"),
                problems.list().stream().map(problem -> problem.subject().text().replace(Subject.shown(plugins()), "plugins"))
                        .toList());
        assertTrue(told().stream().allMatch(each -> each.startsWith("P112")), told().toString());
    }

    @Test
    void shouldWantOnePluginInAFolder() throws IOException {
        Files.createDirectories(plugins().resolve("empty"));
        Fixture.plugin("com.acme.one").into(plugins().resolve("both/one.jar"));
        Fixture.plugin("com.acme.two").into(plugins().resolve("both/two.jar"));
        refused("P113 plugins/both/: holds more than one plugin: one.jar, two.jar.", "P113 plugins/empty/: holds no plugin's jar.");
    }

    @Test
    void shouldSuggestThePluginThatWasMeant() {
        Fixture.plugin("io.caelmor.combat").into(plugins().resolve("combat.jar"));
        assertTrue(load("combta").loaded().isEmpty());
        assertEquals(List.of("P114 server: the plugin 'combta' was selected, and none is called so."), told());
        assertEquals("did you mean combat?", problems.list().getFirst().fix());
    }

    @Test
    void shouldRefuseAJarThatProvidesNothing() {
        Fixture.library("com.acme.stone").source("Stone", "class Stone {}").with("requires io.caelmor.kernel;")
                .into(plugins().resolve("stone.jar"));
        refused("P115 com.acme.stone 1.0 (plugins/stone.jar): provides no role, so the server has no use for it.");
    }

    @Test
    void shouldMissTheFolderWhereNoPluginIsOnTheModulePath() {
        load();
        assertEquals(List.of("P117 server: the plugin folder plugins does not exist."), told());
    }

    @Test
    void shouldRefusePluginsBuiltForAnotherKernel() {
        Fixture.plugin("com.acme.pets").builtFor("0.2.0").into(plugins().resolve("pets.jar"));
        Fixture.plugin("io.caelmor.combat").builtFor("0.1.3").into(plugins().resolve("combat.jar"));
        refused("P201 com.acme.pets 1.0 (plugins/pets.jar): was built for kernel 0.2; this is kernel 0.1.",
                "P201 combat 1.0 (plugins/combat.jar): was built for kernel 0.1.3; this is kernel 0.1.0.");
    }

    @Test
    void shouldRefusePluginsThatDontTellTheirKernel() {
        Fixture.plugin("com.acme.pets").builtFor("").into(plugins().resolve("pets.jar"));
        refused("P202 com.acme.pets 1.0 (plugins/pets.jar): does not tell which kernel it was built for.");
    }

    @Test
    void shouldNamePluginsThatCantBeCreated() {
        Fixture.plugin("com.acme.fails", "null")
                .source("Hooks", """
                        import io.caelmor.kernel.plugin.*;
                        public final class Hooks implements TickHooks {
                            public Hooks() { throw new IllegalStateException("no pets\\nhere"); }
                            @Override public void declare(Declarations declarations) {}
                        }""")
                .into(plugins().resolve("fails.jar"));
        Fixture.plugin("com.acme.holes", "Hole.TEXT")
                .source("Hole", "class Hole { static final Object TEXT = new Object(); }")
                .source("Hooks", """
                        import io.caelmor.kernel.plugin.*;
                        public final class Hooks extends Hole implements TickHooks {
                            @Override public void declare(Declarations declarations) {}
                        }""")
                .without("Hole")
                .into(plugins().resolve("holes.jar"));
        Fixture.plugin("com.acme.well").into(plugins().resolve("well.jar"));
        refused("P403 com.acme.fails 1.0 (plugins/fails.jar): could not be created: IllegalStateException: no pets here.",
                "P403 com.acme.holes 1.0 (plugins/holes.jar): could not be created: NoClassDefFoundError: com/acme/holes/Hole.");
    }

    @Test
    void shouldRunNoPluginsCodeWhereThereIsAProblem() {
        String property = "caelmor.fixture.ran." + System.nanoTime();
        Fixture.plugin("com.acme.pets", "System.setProperty(\"%s\", \"yes\")".formatted(property))
                .source("Hooks", """
                        import io.caelmor.kernel.plugin.*;
                        public final class Hooks implements TickHooks {
                            static { System.setProperty("%s", "yes"); }
                            @Override public void declare(Declarations declarations) {}
                        }""".formatted(property))
                .into(plugins().resolve("pets.jar"));
        Fixture.plugin("com.acme.old").builtFor("0.0.9").into(plugins().resolve("old.jar"));
        load();
        assertEquals(1, problems.count());
        assertNull(System.getProperty(property));
    }

    private void refused(String... told) {
        assertTrue(load().loaded().isEmpty());
        assertEquals(List.of(told), told());
    }
}
