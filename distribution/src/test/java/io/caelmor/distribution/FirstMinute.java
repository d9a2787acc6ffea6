package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `docs/first-minute.md` as steps: its numbered headings, with the commands and pictures of each.
///
/// @param title the heading without its number
/// @param commands what the reader types, a line each, without `./caelmor`
/// @param said lines that the page shows as the server's words
/// @param pictures names of the step's pictures
record FirstMinute(String title, List<String> commands, List<String> said, List<String> pictures) {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern STEP = Pattern.compile("(?m)^## ([0-9]+)\\. (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(sh)?\\n(.*?)```");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\((images/first-minute/([a-z-]+)\\.webp)\\)");

    /// All steps of the page, whose pictures exist.
    static List<FirstMinute> steps() throws IOException {
        var page = Files.readString(DOCS.resolve("first-minute.md"));
        var steps = new ArrayList<FirstMinute>();
        var heading = STEP.matcher(page);
        while (heading.find()) {
            assertEquals(steps.size() + 1, Integer.parseInt(heading.group(1)), "the steps are counted through");
            int end = page.indexOf("\n## ", heading.end());
            steps.add(step(heading.group(2), page.substring(heading.end(), end < 0 ? page.length() : end)));
        }
        return steps;
    }

    private static FirstMinute step(String title, String text) {
        var commands = new ArrayList<String>();
        var said = new ArrayList<String>();
        BLOCK.matcher(text).results().forEach(block -> {
            var lines = block.group(2).lines().toList();
            if (block.group(1) == null) {
                said.addAll(lines);
            } else {
                lines.forEach(line -> {
                    assertTrue(line.startsWith("./caelmor "), () -> "the reader knows no other program: " + line);
                    commands.add(line.substring("./caelmor ".length()));
                });
            }
        });
        var pictures = new ArrayList<String>();
        PICTURE.matcher(text).results().forEach(picture -> {
            assertTrue(Files.exists(DOCS.resolve(picture.group(1))), () -> "the page shows " + picture.group(1) + ", which is not there");
            pictures.add(picture.group(2));
        });
        return new FirstMinute(title, List.copyOf(commands), List.copyOf(said), List.copyOf(pictures));
    }

    /// The one command of a step that has one.
    String[] command() {
        assertEquals(1, commands.size(), title);
        return commands.getFirst().split(" ");
    }

    /// Whether the server's words are those of the page, whatever the numbers in them.
    boolean isSaidBy(String output) {
        return said.stream().allMatch(line -> Pattern.compile("(?m)^" + line.replaceAll("[.()+]", "\\\\$0").replaceAll("[0-9]+", "[0-9]+") + "$").matcher(output).find());
    }
}
