package io.caelmor.distribution.soak;

/// One promise.
///
/// @param what   was tried
/// @param tried  how often
/// @param came   of it, in words
/// @param promise that was to be kept
/// @param held   whether it was
public record SoakRow(String what, long tried, String came, String promise, boolean held) {}
