package io.caelmor.commands;

/// What may be said: well-formed UTF-8, looked at byte by byte, so that nothing is allocated.
final class Utterance {
    private static final int SPACE = 0x20;
    private static final int DELETE = 0x7F;

    private Utterance() {}

    /// Whether there is nothing but spaces.
    static boolean blank(byte[] utf8, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (utf8[i] != SPACE) {
                return false;
            }
        }
        return true;
    }

    /// Whether nothing in it steers a terminal or a page: no control character (C0, DEL, C1), no line or paragraph separator, and
    /// none of the marks that turn the direction of what follows.
    static boolean printable(byte[] utf8, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            int octet = utf8[i] & 0xFF;
            boolean control = octet < SPACE || octet == DELETE
                    || octet == 0xC2 && at(utf8, i + 1, end) < 0xA0
                    || octet == 0xE2 && steers(at(utf8, i + 1, end), at(utf8, i + 2, end));
            if (control) {
                return false;
            }
        }
        return true;
    }

    /// U+2028-U+202E and U+2066-U+2069, by the bytes behind 0xE2.
    private static boolean steers(int second, int third) {
        return second == 0x80 && third >= 0xA8 && third <= 0xAE || second == 0x81 && third >= 0xA6 && third <= 0xA9;
    }

    private static int at(byte[] utf8, int index, int end) {
        return index < end ? utf8[index] & 0xFF : 0;
    }
}
