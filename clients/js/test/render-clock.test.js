import assert from 'node:assert/strict';
import {test} from 'node:test';
import {RenderClock} from '../src/view/render-clock.js';
import {seeded} from '../fake/seeded.js';

const TICK_MS = 100;
const FRAME_MS = 16;

/**
 * Draws frames while ticks arrive late by what `lateness` says.
 *
 * @param {RenderClock} clock @param {(tick: number) => number} lateness milliseconds @param {number} seconds
 * @param {(frame: {now: number, tick: number, newest: number}) => void} drawn
 */
function run(clock, lateness, seconds, drawn) {
    const arrivals = Array.from({length: seconds * 10}, (_, tick) => ({tick, at: 5_000 + tick * TICK_MS + lateness(tick)}));
    for (let now = 5_000, next = 0; now < 5_000 + seconds * 1000; now += FRAME_MS) {
        for (; next < arrivals.length && arrivals[next].at <= now; next++) {
            clock.arrived(arrivals[next].tick, arrivals[next].at);
        }
        if (next > 0) {
            drawn({now, tick: clock.tickAt(now), newest: clock.newest});
        }
    }
}

test('should draw one least delay behind a steady server, at its pace', () => {
    const clock = new RenderClock(10, {leastMs: 150});
    run(clock, () => 30, 20, ({now, tick}) => {
        assert.ok(Math.abs(tick - (now - 5_030 - 150) / TICK_MS) < 1e-6, `${tick} at ${now}`);
    });
    assert.equal(clock.delayMs, 150);
});

test('should keep a tick in hand at the least, whatever the rate', () => {
    assert.equal(new RenderClock(10).delayMs, 100);
    assert.equal(new RenderClock(128).delayMs, 100);
    assert.equal(new RenderClock(2).delayMs, 500);
});

test('should fall back as the arrivals jitter, no further than told, and catch up again', () => {
    const random = seeded(4);
    const clock = new RenderClock(10);
    let starved = 0;
    let frames = 0;
    run(clock, tick => tick < 100 ? random.next() * 60 : 0, 20, ({now, tick, newest}) => {
        if (now > 8_000 && now < 15_000) {
            frames++;
            starved += tick > newest ? 1 : 0;
            assert.ok(clock.delayMs > 120 && clock.delayMs < 200, `${clock.delayMs} at ${now}`);
        }
    });
    assert.ok(starved < frames / 100, `${starved} of ${frames} frames had nothing to go to`);
    assert.ok(clock.delayMs < 102, `${clock.delayMs} at last`);
    const wild = new RenderClock(10);
    run(wild, () => random.next() * 400, 20, () => {});
    assert.equal(wild.delayMs, 250);
});

test('should never run backwards, nor faster or slower than 5 %', () => {
    const random = seeded(5);
    let last = NaN;
    run(new RenderClock(10), tick => tick < 80 ? random.next() * 90 : 150 + random.next() * 10, 20, ({tick}) => {
        if (!Number.isNaN(last)) {
            const pace = (tick - last) * TICK_MS / FRAME_MS;
            assert.ok(pace > 0.95 - 1e-9 && pace < 1.05 + 1e-9, `${pace}`);
        }
        last = tick;
    });
});

test('should leap where the connection stood still', () => {
    const clock = new RenderClock(10);
    clock.arrived(100, 1_000);
    clock.tickAt(1_000);
    clock.arrived(101, 61_000);
    assert.equal(clock.tickAt(61_000), 100);
});

test('should draw at the pace of a stretched server, without a leap where it begins and ends', () => {
    const clock = new RenderClock(10, {leastMs: 300, mostMs: 300});
    /** @type {{tick: number, at: number, tickMs: number}[]} */
    const arrivals = [];
    for (let tick = 0, at = 5_000; tick < 300; tick++) {
        const tickMs = tick >= 100 && tick < 200 ? 250 : TICK_MS;
        arrivals.push({tick, at, tickMs});
        at += tickMs;
    }
    let tickMs = TICK_MS;
    let last = NaN;
    for (let now = 5_000, next = 0; next < arrivals.length; now += 10) {
        for (; next < arrivals.length && arrivals[next].at <= now; next++) {
            // It is told in front of the TICK behind the one from which on it holds.
            const before = arrivals[next - 1];
            if (before !== undefined && before.tickMs !== tickMs) {
                tickMs = before.tickMs;
                clock.paced(tickMs);
            }
            clock.arrived(arrivals[next].tick, arrivals[next].at);
        }
        const tick = clock.tickAt(now);
        const drawn = arrivals[Math.floor(tick)]?.tickMs;
        if (!Number.isNaN(last) && drawn !== undefined && tick > 1) {
            const pace = (tick - last) * drawn / 10;
            // For the frame in which the pace changes, something between the two.
            const most = arrivals[Math.floor(last)].tickMs === drawn ? 1.06 : 2.7;
            assert.ok(pace > 0 && pace < most, `${pace} at tick ${tick}`);
            assert.ok(Math.abs(now - 300 - (arrivals[Math.floor(tick)].at + (tick % 1) * drawn)) < 30, `drawn ${tick} at ${now}`);
        }
        last = tick;
    }
});
