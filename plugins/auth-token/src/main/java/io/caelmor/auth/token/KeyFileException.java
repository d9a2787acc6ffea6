package io.caelmor.auth.token;

/// A file of keys can't be used; the message says why, to be read after the file's name and a colon, and ends without a full stop.
final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1;

    KeyFileException(String message) {
        super(message);
    }
}
