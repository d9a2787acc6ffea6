import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/// Links the server's Java runtime out of the JDK that runs this program, unless the one that is there is still right.
///
/// Arguments: the file that lists the modules, the folder to make.
public final class LinkRuntime {
    /// The JDK's own classes, ready to be mapped: a command answers a quarter of a second sooner. Only for the form of heap that
    /// bin/caelmor asks for; with another the runtime works without.
    private static final List<String> ARCHIVE = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xshare:dump", "-Xlog:disable");

    private LinkRuntime() {}

    /// Exits with 1 when linking fails.
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> modules = Files.readAllLines(Path.of(args[0])).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        Path runtime = Path.of(args[1]);
        Path stamp = runtime.resolveSibling(runtime.getFileName() + ".stamp");
        String[] command = {
            "--add-modules", String.join(",", modules),
            "--output", runtime.toString(),
            "--compress", "zip-6",
            "--no-header-files", "--no-man-pages"
        };
        String wanted = Runtime.version() + " " + System.getProperty("java.vendor") + "\n" + String.join("\n", command) + "\n" + String.join(" ", ARCHIVE) + "\n";
        if (Files.isDirectory(runtime) && Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        Files.deleteIfExists(stamp);
        deleteTree(runtime);
        Files.createDirectories(runtime.getParent());
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        if (jlink.run(System.out, System.err, command) != 0) {
            System.exit(1);
        }
        archive(runtime);
        Files.writeString(stamp, wanted);
    }

    private static void archive(Path runtime) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
        words.addAll(ARCHIVE);
        int status = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (status != 0) {
            System.exit(status);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var found = Files.walk(root)) {
                for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
