package io.caelmor.kernel.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// What happens at one failure point, once or some times: `persist.afterCommit=kill@13`. Written by people, as
///
/// - `POINT=kill`: the process ends on the spot, as if killed: nothing is flushed, closed or said
/// - `POINT=fail`: the code there throws
/// - `POINT=stall:SECONDS`: the thread there does nothing for so long
/// - `POINT=burn:SECONDS`: the thread there is busy with nothing for so long
///
/// each with `@N` behind it for the N-th time that the point is passed, where that is not the first, or `@N-M` for each time from the N-th to the M-th.
///
/// @param point the name of the point
/// @param action what is done there
/// @param length how long it stalls or burns, nothing for the other actions
/// @param atHit at which hit, from 1
/// @param lastHit at which hit for the last time
public record Armament(String point, Action action, Duration length, long atHit, long lastHit) {
    private static final Pattern FORM = Pattern.compile(
            "(?<point>[^=@:]+)=(?<action>kill|fail|(stall|burn)(?=:))(:(?<seconds>\\d{1,4}(\\.\\d{1,3})?))?(@(?<hit>[1-9]\\d{0,8})(-(?<last>[1-9]\\d{0,8}))?)?");
    /// What a shell reports of a process that was killed: 128 and the number of the signal.
    private static final int KILLED = 137;

    /// The ways to go wrong.
    public enum Action { KILL, FAIL, STALL, BURN }

    /// Reads one; throws [IllegalArgumentException] where it has no such form.
    public static Armament parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        var action = Action.valueOf(form.group("action").toUpperCase(Locale.ROOT));
        var seconds = form.group("seconds");
        long first = form.group("hit") == null ? 1 : Long.parseLong(form.group("hit"));
        long last = form.group("last") == null ? first : Long.parseLong(form.group("last"));
        if (seconds != null && action != Action.STALL && action != Action.BURN || last < first) {
            throw new IllegalArgumentException(text);
        }
        var length = seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
        return new Armament(form.group("point"), action, length, first, last);
    }

    /// What an armed point runs at each hit; it counts them itself.
    Runnable trigger() {
        var hits = new AtomicLong();
        return () -> {
            long hit = hits.incrementAndGet();
            if (hit >= atHit && hit <= lastHit) {
                act(hit);
            }
        };
    }

    private void act(long hit) {
        switch (action) {
            case KILL -> Runtime.getRuntime().halt(KILLED);
            case FAIL -> throw new InjectedFault("the failure point " + point + " was armed to fail at hit " + hit);
            case STALL -> stalled();
            case BURN -> burned();
        }
    }

    private void stalled() {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void burned() {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return point + "=" + action.name().toLowerCase(Locale.ROOT)
                + (action == Action.STALL || action == Action.BURN ? ":" + length.toMillis() / 1000.0 : "") + "@" + atHit + (lastHit == atHit ? "" : "-" + lastHit);
    }
}
