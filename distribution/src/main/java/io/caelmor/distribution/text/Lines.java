package io.caelmor.distribution.text;

/// Text that others wrote, made safe to print.
public final class Lines {
    private Lines() {}

    /// On one line, and without anything that steers a terminal: control and format characters become `\u0000`.
    public static String single(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT || point == 0x2028 || point == 0x2029) {
                line.append("\\u%04x".formatted(point));
            } else {
                line.appendCodePoint(point);
            }
        });
        return line.toString();
    }
}
