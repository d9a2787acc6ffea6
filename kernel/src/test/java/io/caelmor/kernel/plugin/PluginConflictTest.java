package io.caelmor.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each way in which good jars don't go together.
class PluginConflictTest extends PluginFolderHarness {
    @Test
    void shouldRefuseAModuleThatIsThereTwice() {
        Fixture.plugin("com.acme.pets").into(plugins().resolve("pets-1.jar"));
        Fixture.plugin("com.acme.pets").version("2.0").into(plugins().resolve("pets-2.jar"));
        refused("P101 com.acme.pets 2.0 (plugins/pets-2.jar): is the module 'com.acme.pets', and so is plugins/pets-1.jar.");
    }

    @Test
    void shouldRefuseTwoPluginsOfOneName() {
        Fixture.plugin("io.caelmor.pets").into(plugins().resolve("a.jar"));
        Fixture.plugin("pets").into(plugins().resolve("b.jar"));
        refused("P101 pets 1.0 (plugins/b.jar): goes by the name 'pets', and so does plugins/a.jar.");
    }

    @Test
    void shouldRefuseALibraryThatIsThereTwiceOrIsAPlugin() {
        Fixture.plugin("com.acme.pets").into(plugins().resolve("pets.jar"));
        Fixture.library("com.acme.pets").source("com.acme.a", "A", "class A {}").into(plugins().resolve("x/a.jar"));
        Fixture.library("com.acme.stone").source("com.acme.b", "B", "class B {}").into(plugins().resolve("x/b.jar"));
        Fixture.library("com.acme.stone").source("com.acme.c", "C", "class C {}").into(plugins().resolve("x/c.jar"));
        Fixture.plugin("com.acme.x").into(plugins().resolve("x/x.jar"));
        refused("P101 com.acme.x 1.0 (plugins/x/x.jar): has a library, a.jar, that is the module 'com.acme.pets', and so is "
                        + "plugins/pets.jar.",
                "P101 com.acme.x 1.0 (plugins/x/x.jar): has a library, c.jar, that is the module 'com.acme.stone', and so is "
                        + "b.jar.");
    }

    @Test
    void shouldRefuseAPackageThatARequiredPluginExportsToo() {
        Path zoo = elsewhere(Fixture.library("com.acme.zoo"), "zoo.jar");
        Fixture.plugin("com.acme.zoo").with("exports shared;").source("shared", "A", "public class A {}")
                .into(plugins().resolve("zoo.jar"));
        Fixture.plugin("com.acme.pets").with("requires com.acme.zoo;").against(zoo).source("shared", "B", "class B {}")
                .into(plugins().resolve("pets.jar"));
        refused("P102 com.acme.pets 1.0 (plugins/pets.jar): meets the package 'shared' in two modules, com.acme.pets and "
                + "com.acme.zoo.");
    }

    @Test
    void shouldRefuseAPackageOfTheKernelsLibraries() {
        Fixture.plugin("com.acme.pets").source("org.slf4j", "Logger", "class Logger {}").into(plugins().resolve("pets.jar"));
        refused("P102 com.acme.pets 1.0 (plugins/pets.jar): meets the package 'org.slf4j' in two modules, com.acme.pets and "
                + "org.slf4j.");
    }

    @Test
    void shouldRefuseAPackageInTwoJarsOfAFolder() {
        Fixture.library("com.acme.stone").source("shared", "A", "class A {}").source("shared.more", "A", "class A {}")
                .into(plugins().resolve("x/stone.jar"));
        Fixture.plugin("com.acme.x").source("shared", "B", "class B {}").source("shared.more", "B", "class B {}")
                .into(plugins().resolve("x/x.jar"));
        refused("P102 com.acme.x 1.0 (plugins/x/x.jar): meets the package 'shared' and 1 more in two modules, com.acme.x and "
                + "com.acme.stone.");
    }

    @Test
    void shouldRefuseWhatRequiresAMissingModule() {
        Path stone = elsewhere(Fixture.library("com.acme.stone"), "stone.jar");
        Path own = Fixture.library("com.acme.sand").with("requires com.acme.stone;").against(stone)
                .into(plugins().resolve("x/sand.jar"));
        Fixture.plugin("com.acme.x").with("requires com.acme.sand;").against(own, stone).into(plugins().resolve("x/x.jar"));
        Fixture.plugin("com.acme.y").with("requires com.acme.sand;").against(own, stone).into(plugins().resolve("y.jar"));
        Fixture.plugin("com.acme.z").with("requires static com.acme.stone;").against(stone).into(plugins().resolve("z.jar"));
        refused("P103 com.acme.x 1.0 (plugins/x/x.jar): has a library, the module 'com.acme.sand', that requires the module "
                        + "'com.acme.stone', and no jar here is that module.",
                "P103 com.acme.y 1.0 (plugins/y.jar): requires the module 'com.acme.sand', which only another plugin has, as a "
                        + "private library.");
    }

    @Test
    void shouldPrintCirclesFromTheFirstNameAround() {
        for (String[] step : new String[][] {{"a", "b"}, {"b", "c"}, {"c", "a"}, {"d", "a"}}) {
            Path next = elsewhere(Fixture.library("com.acme." + step[1]), step[0] + step[1] + ".jar");
            Fixture.plugin("com.acme." + step[0]).with("requires com.acme." + step[1] + ";").against(next)
                    .into(plugins().resolve(step[0] + ".jar"));
        }
        refused("P106 com.acme.a 1.0 (plugins/a.jar): requires itself by a circle: "
                + "com.acme.a -> com.acme.b -> com.acme.c -> com.acme.a.");
    }

    @Test
    void shouldRefuseWhatRequiresAMissingModuleOfTheJdk() {
        Path teapot = elsewhere(Fixture.library("jdk.teapot"), "teapot.jar");
        Fixture.plugin("com.acme.pets").with("requires jdk.teapot;").against(teapot).into(plugins().resolve("pets.jar"));
        refused("P109 com.acme.pets 1.0 (plugins/pets.jar): requires the module 'jdk.teapot' of the JDK, which the running Java "
                + "does not have.");
    }

    @Test
    void shouldSelectNothingImplicitly() {
        Path zoo = Fixture.plugin("com.acme.zoo").into(plugins().resolve("zoo.jar"));
        Fixture.plugin("com.acme.pets").with("requires com.acme.zoo;").against(zoo).into(plugins().resolve("pets.jar"));
        assertTrue(load("com.acme.pets").loaded().isEmpty());
        assertEquals(List.of("P116 com.acme.pets 1.0 (plugins/pets.jar): requires the module 'com.acme.zoo', a plugin that was "
                + "not selected."), told());
    }

    @Test
    void shouldSelectNothingImplicitlyOnTheModulePathEither() {
        Path zoo = elsewhere(Fixture.plugin("com.acme.zoo"), "zoo.jar");
        elsewhere(Fixture.plugin("com.acme.pets").with("requires com.acme.zoo;").against(zoo), "pets.jar");
        ModuleLayer layer = layer(zoo.getParent(), "com.acme.pets");
        assertTrue(PluginLoader.load(options("com.acme.pets").withKernelLayer(layer), problems).loaded().isEmpty());
        assertEquals(List.of("P116 com.acme.pets 1.0 (on the module path): requires the module 'com.acme.zoo', a plugin that was "
                + "not selected."), told());
        assertEquals(List.of("com.acme.zoo", "com.acme.pets"),
                says(PluginLoader.load(options().withKernelLayer(layer), new Problems("plugins/"))));
    }

    @Test
    void shouldReportWhatJavaItselfRefuses() {
        Path stub = elsewhere(Fixture.library("com.acme.sand"), "sand.jar");
        Path stone = Fixture.library("com.acme.stone").with("requires com.acme.sand;").against(stub)
                .into(plugins().resolve("x/stone.jar"));
        Path other = elsewhere(Fixture.library("com.acme.stone"), "stone.jar");
        Fixture.library("com.acme.sand").with("requires com.acme.stone;").against(other).into(plugins().resolve("x/sand.jar"));
        Fixture.plugin("com.acme.x").with("requires com.acme.stone;").against(stone, stub).into(plugins().resolve("x/x.jar"));
        assertTrue(load().loaded().isEmpty());
        assertEquals(1, problems.count());
        assertTrue(told().getFirst().startsWith("P118 com.acme.x 1.0 (plugins/x/x.jar): was refused by Java: Cycle detected"),
                told().toString());
    }

    @Test
    void shouldTellEverythingAtOnceInOneReport() {
        Fixture.plugin("io.caelmor.combat").version("0.2.0").builtFor("0.2.0").into(plugins().resolve("caelmor-combat.jar"));
        Fixture.plugin("com.acme.pets").withoutDescriptor().into(plugins().resolve("pets.jar"));
        load().checkRoles(List.of(Role.REPLICATION, Role.HOOKS), problems);
        assertEquals("""
                Caelmor did not start: 3 problems (plugins/)
                combat 0.2.0 (plugins/caelmor-combat.jar)
                  P201 was built for kernel 0.2; this is kernel 0.1.
                       Fix: install combat 0.1.x or run kernel 0.2.
                plugins/pets.jar
                  P107 has no module-info.class, so it is not a module.
                       Fix: give it a module-info, or bundle it into the jar of the plugin that needs it.
                server
                  P104 the role 'replication' is required and no plugin provides it.
                       Fix: put caelmor-replication.jar into plugins/, or set roles.required without it.""", report());
    }

    private void refused(String... told) {
        assertTrue(load().loaded().isEmpty());
        assertEquals(List.of(told), told());
    }
}
