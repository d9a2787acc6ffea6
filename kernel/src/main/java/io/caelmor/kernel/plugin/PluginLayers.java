package io.caelmor.kernel.plugin;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes plugins modules of the running Java: a layer, and so a class loader, for each. Its parents are the layers of the plugins
/// that it requires, else the kernel's.
///
/// A plugin's own jar is looked for after the parents, so it can't stand in for a module of the server; its private libraries
/// before them, so it gets its own copy of a library that the server happens to have too. [NameCheck] has seen
/// to it that no library is named like one that matters to the kernel.
final class PluginLayers {
    private final ModuleLayer kernelLayer;
    private final Map<String, ModuleLayer> byModule = new HashMap<>();

    PluginLayers(ModuleLayer kernelLayer) {
        this.kernelLayer = kernelLayer;
    }

    /// The layer of `plugin`, new but on the module path. All plugins it requires must have theirs. Throws what the runtime throws where
    /// it finds the modules don't fit.
    ModuleLayer define(FoundPlugin plugin, List<FoundPlugin> required) {
        ModuleLayer layer = plugin.onModulePath() ? kernelLayer : fresh(plugin, required);
        byModule.put(plugin.module(), layer);
        return layer;
    }

    private ModuleLayer fresh(FoundPlugin plugin, List<FoundPlugin> required) {
        List<ModuleLayer> parents = required.isEmpty()
                ? List.of(kernelLayer)
                : required.stream().map(each -> byModule.get(each.module())).distinct().toList();
        Configuration configuration = Configuration.resolve(
                finder(plugin.libraries()),
                parents.stream().map(ModuleLayer::configuration).toList(),
                finder(List.of(plugin.jars().getFirst())),
                plugin.jars().stream().map(PluginJar::module).toList());
        ModuleLayer.Controller controller = ModuleLayer.defineModulesWithOneLoader(
                configuration, parents, ClassLoader.getPlatformClassLoader());
        allowNativeAccess(controller);
        return controller.layer();
    }

    /// Only a module that has native access itself may hand it on; without it Java would warn of the kernel instead.
    @SuppressWarnings("restricted")
    private static void allowNativeAccess(ModuleLayer.Controller controller) {
        if (PluginLayers.class.getModule().isNativeAccessEnabled()) {
            controller.layer().modules().forEach(controller::enableNativeAccess);
        }
    }

    private static ModuleFinder finder(List<PluginJar> jars) {
        return ModuleFinder.of(jars.stream().map(PluginJar::file).toArray(Path[]::new));
    }
}
