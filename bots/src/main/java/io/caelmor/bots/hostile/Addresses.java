package io.caelmor.bots.hostile;

/// Addresses of this machine that one attack comes from: of 127.0.X.0/24, one after the other.
record Addresses(int net, int count) {
    String at(int number) {
        return "127.0." + net + "." + (1 + Math.floorMod(number, count));
    }
}
