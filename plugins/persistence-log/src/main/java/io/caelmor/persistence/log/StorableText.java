package io.caelmor.persistence.log;

/// Texts that every store keeps, so that a world can move between stores unchanged: U+FFFD stands for U+0000 and for halves of
/// surrogate pairs, which databases and UTF-8 refuse.
final class StorableText {
    private StorableText() {}

    static boolean storable(String text) {
        return text.codePoints().allMatch(StorableText::storable);
    }

    /// The text itself, nearly always.
    static String of(String text) {
        if (storable(text)) {
            return text;
        }
        var mended = new StringBuilder(text.length());
        text.codePoints().forEach(point -> mended.appendCodePoint(storable(point) ? point : 0xFFFD));
        return mended.toString();
    }

    private static boolean storable(int point) {
        return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }
}
