package io.caelmor.client;

/// What the server says of itself when it lets a client in.
///
/// @param resumed whether the session existed before
/// @param tickRate ticks a second, 1-128
/// @param tick the server's tick at that moment
/// @param world the world's id
/// @param width the world's bound: `0 <= x <= width`
/// @param height the world's bound: `0 <= y <= height`
/// @param account the account that is played
/// @param resumeSeconds how long the session waits for a client whose connection is lost
/// @param frameLimit longest frame that the server takes, bytes
/// @param schema columns, commands, events, rejections and kinds
public record Welcome(boolean resumed, int tickRate, long tick, String world, float width, float height, String account,
        long resumeSeconds, int frameLimit, Schema schema) {}
