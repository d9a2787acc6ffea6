package io.caelmor.trials.outage;

import io.caelmor.client.Client;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientListener;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.Welcome;
import io.caelmor.trials.TrialFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A player who does nothing but note when each tick reached him.
final class TickWatch implements ClientListener, AutoCloseable {
    private final ClientGroup group = ClientGroup.create();
    private final List<Moment> moments = new ArrayList<>();

    /// @param gapNanos since the tick before
    private record Moment(long nanos, long tick, long gapNanos) {}

    private TickWatch() {}

    static TickWatch start(String url) throws InterruptedException {
        var watch = new TickWatch();
        try {
            watch.group.client(ClientOptions.of(url, "watch"), watch).connect().get();
            return watch;
        } catch (ExecutionException e) {
            watch.close();
            throw new TrialFailure("the one who watches the ticks was not let in: " + e.getCause(), e);
        }
    }

    @Override
    public synchronized void onWelcome(Client client, Welcome welcome) {
        moments.clear();
    }

    @Override
    public synchronized void onTick(Client client, long tick) {
        long now = System.nanoTime();
        long gap = moments.isEmpty() ? 0 : now - moments.getLast().nanos();
        moments.add(new Moment(now, tick, gap));
    }

    /// The gaps between ticks that arrived in that stretch of time, ascending, nanoseconds.
    synchronized long[] gaps(long fromNanos, long toNanos) {
        var gaps = moments.stream().filter(moment -> moment.gapNanos() > 0 && moment.nanos() - fromNanos >= 0 && toNanos - moment.nanos() >= 0)
                .mapToLong(Moment::gapNanos).toArray();
        Arrays.sort(gaps);
        return gaps;
    }

    @Override
    public void close() {
        group.close();
    }
}
