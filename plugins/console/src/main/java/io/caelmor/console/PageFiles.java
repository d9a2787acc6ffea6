package io.caelmor.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The page's files, read from the jar once: what is not one of them can't be asked for.
final class PageFiles {
    private static final String PAGE = "io/caelmor/console/page/";
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private final Map<String, Content> files = new LinkedHashMap<>();

    /// One file.
    record Content(String type, byte[] bytes) {}

    PageFiles() {
        add("/", PAGE + "index.html", "text/html; charset=utf-8");
        add("/console.css", PAGE + "console.css", STYLE);
        for (var script : new String[] {"console", "charts", "pipelines", "map", "tables", "frame", "values"}) {
            add("/" + script + ".js", PAGE + script + ".js", SCRIPT);
        }
        add("/uplot.js", UPLOT + "uPlot.esm.js", SCRIPT);
        add("/uplot.css", UPLOT + "uPlot.min.css", STYLE);
    }

    Optional<Content> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void add(String path, String resource, String type) {
        try (var in = open(resource)) {
            files.put(path, new Content(type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Our own lie in our module; libraries' are there too in the shipped jar, and beside it in an IDE or a test.
    private static InputStream open(String resource) {
        var own = PageFiles.class.getResourceAsStream("/" + resource);
        var found = own != null ? own : PageFiles.class.getClassLoader().getResourceAsStream(resource);
        if (found == null) {
            throw new IllegalStateException("the console's jar lacks " + resource);
        }
        return found;
    }
}
