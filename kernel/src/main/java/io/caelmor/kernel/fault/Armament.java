package io.caelmor.kernel.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// What happens at one failure point, once: `persist.afterCommit=kill@13`. Written by people, as
///
/// - `POINT=kill`: the process ends on the spot, as if killed: nothing is flushed, closed or said
/// - `POINT=fail`: the code there throws
/// - `POINT=stall:SECONDS`: the thread there does nothing for so long
///
/// each with `@N` behind it for the N-th time that the point is passed, where that is not the first.
///
/// @param point the name of the point
/// @param action what is done there
/// @param stall how long it stalls, nothing for the other actions
/// @param atHit at which hit, from 1
public record Armament(String point, Action action, Duration stall, long atHit) {
    private static final Pattern FORM = Pattern.compile(
            "(?<point>[^=@:]+)=(?<action>kill|fail|stall(?=:))(:(?<seconds>\\d{1,4}(\\.\\d{1,3})?))?(@(?<hit>[1-9]\\d{0,8}))?");
    /// What a shell reports of a process that was killed: 128 and the number of the signal.
    private static final int KILLED = 137;

    /// The three ways to go wrong.
    public enum Action { KILL, FAIL, STALL }

    /// Reads one; throws [IllegalArgumentException] where it has no such form.
    public static Armament parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches() || form.group("seconds") != null && !form.group("action").equals("stall")) {
            throw new IllegalArgumentException(text);
        }
        var seconds = form.group("seconds");
        var stall = seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
        return new Armament(form.group("point"), Action.valueOf(form.group("action").toUpperCase(Locale.ROOT)), stall,
                form.group("hit") == null ? 1 : Long.parseLong(form.group("hit")));
    }

    /// What an armed point runs at each hit; it counts them itself.
    Runnable trigger() {
        var hits = new AtomicLong();
        return () -> {
            if (hits.incrementAndGet() == atHit) {
                act();
            }
        };
    }

    private void act() {
        switch (action) {
            case KILL -> Runtime.getRuntime().halt(KILLED);
            case FAIL -> throw new InjectedFault("the failure point " + point + " was armed to fail at hit " + atHit);
            case STALL -> stalled();
        }
    }

    private void stalled() {
        long end = System.nanoTime() + stall.toNanos();
        for (long left = stall.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return point + "=" + action.name().toLowerCase(Locale.ROOT)
                + (action == Action.STALL ? ":" + stall.toMillis() / 1000.0 : "") + "@" + atHit;
    }
}
