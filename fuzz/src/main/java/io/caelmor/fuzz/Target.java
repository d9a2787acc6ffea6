package io.caelmor.fuzz;

import java.util.Arrays;

/// A decoder, or a chain of them, that takes whatever a stranger sends. One thread at a time.
public interface Target {
    /// Takes one input whole. Throws [AssertionError] where a promise was broken; whatever else comes out was not foreseen either.
    void take(byte[] input) throws Exception;

    /// How many frames the inputs so far held, or units of whatever it reads.
    long units();

    /// Where an input consists of several pieces: calls `each` with one after the other. A piece is a byte that says its length less one, and as many
    /// bytes, or what is left of them.
    static void pieces(byte[] input, Piece each) throws Exception {
        for (int at = 0; at < input.length;) {
            int from = at + 1;
            at = Math.min(input.length, from + (input[at] & 0xFF) + 1);
            each.take(Arrays.copyOfRange(input, from, at));
        }
    }

    /// Takes one piece.
    @FunctionalInterface
    interface Piece {
        void take(byte[] piece) throws Exception;
    }
}
