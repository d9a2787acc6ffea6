package io.caelmor.distribution.proof;

import io.caelmor.client.ClientCounter;
import io.caelmor.client.ClientException;
import io.caelmor.client.ClientGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Real clients on real sockets, one on each address and two at least. They join, send each command that the server has, wait until
/// something is saved, and leave: one says goodbye and comes back once, the next just drops the line.
///
/// @param joined how many the server let in
/// @param sent commands sent
/// @param applied receipts that say so
/// @param rejected receipts that name a reason, by reason
/// @param ticks messages of the server that were applied
/// @param oddities what went otherwise than it should, sentences
record Players(int joined, long sent, long applied, Map<String, Long> rejected, long ticks, List<String> oddities) {
    private static final int ROUNDS = 3;
    private static final Duration STEP = Duration.ofSeconds(4);

    /// Plays, for `most` altogether at the longest; `saved` tells whether something is durable.
    static Players play(List<String> endpoints, BooleanSupplier saved, Duration most) {
        var oddities = new ArrayList<String>();
        var players = new ArrayList<Player>();
        try (var group = ClientGroup.create()) {
            for (int i = 0; i < Math.max(2, endpoints.size()) && !endpoints.isEmpty(); i++) {
                players.add(new Player(group, endpoints.get(i % endpoints.size()), "proof-" + (i + 1), STEP));
            }
            new Course(players, oddities, saved, System.nanoTime() + most.toNanos()).run();
        }
        var rejected = new TreeMap<String, Long>();
        players.forEach(player -> player.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum)));
        return new Players((int) players.stream().filter(Player::welcomed).count(), players.stream().mapToLong(Player::sent).sum(),
                players.stream().mapToLong(Player::applied).sum(), rejected,
                players.stream().mapToLong(player -> player.count(ClientCounter.TICKS)).sum(), List.copyOf(oddities));
    }

    /// What they do one after the other; each step that fails is an oddity, and the others go on.
    private record Course(List<Player> players, List<String> oddities, BooleanSupplier saved, long deadlineNanos) {
        void run() {
            players.forEach(Player::connect);
            players.forEach(player -> attempt(player::awaitWelcome));
            var playing = players.stream().filter(Player::welcomed).toList();
            playing.forEach(player -> attempt(player::look));
            boolean answered = true;
            for (int round = 0; round < ROUNDS && answered; round++) {
                playing.forEach(player -> attempt(player::sendAll));
                answered = playing.stream().filter(player -> !attempt(player::awaitReceipts)).toList().isEmpty();
            }
            awaitSaved();
            for (int i = 0; i < playing.size(); i++) {
                attempt(i % 2 == 0 ? playing.get(i)::leave : playing.get(i)::drop);
            }
            if (!playing.isEmpty()) {
                playing.getFirst().connect();
                attempt(playing.getFirst()::awaitWelcome);
                attempt(playing.getFirst()::leave);
            }
            playing.forEach(player -> oddities.addAll(player.violations()));
        }

        private boolean attempt(Runnable step) {
            if (System.nanoTime() - deadlineNanos > 0) {
                return false;
            }
            try {
                step.run();
                return true;
            } catch (ClientException | IllegalArgumentException | IllegalStateException e) {
                oddities.add(e.getMessage() + ".");
                return false;
            }
        }

        private void awaitSaved() {
            long until = Math.min(deadlineNanos, System.nanoTime() + STEP.toNanos());
            try {
                while (!saved.getAsBoolean() && System.nanoTime() - until < 0) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
