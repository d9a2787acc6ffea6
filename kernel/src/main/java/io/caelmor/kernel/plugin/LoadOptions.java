package io.caelmor.kernel.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where plugins come from and which of them are wanted.
///
/// @param folder the plugin folder
/// @param selection names of the plugins to load; all that are installed where it is empty
/// @param kernelLayer the layer that the kernel is a module of; plugins on the module path are looked for in it
/// @param kernelVersion the kernel's version, where its descriptor has none or another is to be played
public record LoadOptions(Path folder, List<String> selection, ModuleLayer kernelLayer, Optional<String> kernelVersion) {
    public LoadOptions {
        selection = List.copyOf(selection);
    }

    /// All plugins of `folder` and of the module path that this kernel runs on.
    public static LoadOptions of(Path folder) {
        ModuleLayer layer = LoadOptions.class.getModule().getLayer();
        return new LoadOptions(folder, List.of(), layer == null ? ModuleLayer.boot() : layer, Optional.empty());
    }

    public LoadOptions selecting(List<String> names) {
        return new LoadOptions(folder, names, kernelLayer, kernelVersion);
    }

    public LoadOptions withKernelLayer(ModuleLayer layer) {
        return new LoadOptions(folder, selection, layer, kernelVersion);
    }

    public LoadOptions withKernelVersion(String version) {
        return new LoadOptions(folder, selection, kernelLayer, Optional.of(version));
    }

    /// The version that plugins are measured against; none where nothing tells it, as in an IDE.
    Optional<String> runningVersion() {
        return kernelVersion.or(() -> kernelLayer
                .findModule(FoundPlugin.KERNEL)
                .flatMap(kernel -> kernel.getDescriptor().rawVersion()));
    }
}
