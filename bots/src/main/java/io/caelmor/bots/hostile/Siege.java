package io.caelmor.bots.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Attacks, all at once, for a while, and again. One thread begins and ends it.
public final class Siege {
    private final Target target;
    private final Map<Attack, Tally> tallies = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean goesOn;

    /// How many of each.
    ///
    /// @param silentReaders players who do not read
    /// @param crowd         connections from one address
    /// @param perAddress    of these, those that the server lets stay
    /// @param trickling     handshakes that trickle
    public record Strength(int silentReaders, int crowd, int perAddress, int trickling) {
        /// What the server is meant to stand.
        public static final Strength FULL = new Strength(1_000, 1_000, 64, 10_000);
    }

    /// Of these attacks.
    public Siege(Target target, List<Attack> attacks) {
        this.target = target;
        attacks.forEach(attack -> tallies.put(attack, new Tally()));
    }

    /// Those who come in multitudes: what they take of a machine is much. Silent readers stay for `silentMillis`.
    public static List<Attack> multitudes(Strength strength, int silentMillis) {
        return List.of(new SilentReaders(strength.silentReaders(), silentMillis), new CrowdedAddress(strength.crowd(), strength.perAddress()),
                new TricklingHandshakes(strength.trickling()));
    }

    /// Those who come one at a time, and honest ones who log in meanwhile.
    public static List<Attack> singles() {
        return List.of(new Flooder(), new LyingLengths(), new OversizeFrames(), new UnknownTypes(), new EarlyCommands(), new ReplayedTokens(), new Newcomers());
    }

    /// Lets them loose. Each leads its attack from a thread of the system's, so that those who come one at a time see what becomes of them when it
    /// does, and not in their turn among ten thousand virtual ones.
    public void begin() {
        goesOn = true;
        tallies.forEach((attack, tally) -> threads.add(Thread.ofPlatform().daemon().name(attack.name()).start(() -> keepOn(attack, tally))));
    }

    private void keepOn(Attack attack, Tally tally) {
        try {
            while (goesOn) {
                attack.attempt(target, tally);
                Thread.sleep(attack.pause());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// No new attempts; returns when those that are under way are over, and all their connections closed.
    public void end() throws InterruptedException {
        goesOn = false;
        for (var thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    /// Nothing was tried so far. While none are under way.
    public void forget() {
        tallies.values().forEach(Tally::forget);
    }

    /// What was tried so far, in the order of the attacks.
    public Map<Attack, Tally.Count> counts() {
        var counts = new LinkedHashMap<Attack, Tally.Count>();
        tallies.forEach((attack, tally) -> counts.put(attack, tally.count()));
        return counts;
    }
}
