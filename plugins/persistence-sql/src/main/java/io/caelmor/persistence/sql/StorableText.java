package io.caelmor.persistence.sql;

/// Texts that every database keeps. Two things are no text to one or the other of them, and one such value would make
/// each commit fail for ever: the character U+0000, and halves of surrogate pairs. U+FFFD stands for them instead.
final class StorableText {
    private StorableText() {}

    static boolean storable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (at + 1 == text.length() || !Character.isSurrogatePair(unit, text.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    /// The text itself, nearly always.
    static String of(String text) {
        if (storable(text)) {
            return text;
        }
        var mended = new StringBuilder(text.length());
        text.codePoints().forEach(point -> mended.appendCodePoint(
                point == 0 || point <= 0xFFFF && Character.isSurrogate((char) point) ? 0xFFFD : point));
        return mended.toString();
    }
}
