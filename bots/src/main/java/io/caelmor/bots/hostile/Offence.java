package io.caelmor.bots.hostile;

import java.io.IOException;
import java.util.Set;

/// An attack by one connection at a time, for which it must be cut at once, and told why.
abstract class Offence implements Attack {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int WELCOME_MILLIS = 30_000;
    private static final int CUT_MILLIS = 1_000;

    private final String name;
    private final String promised;
    private final Set<String> told;
    private final Addresses addresses;
    private int number;

    /// It comes from 127.0.`net`.0/24, and must be told the word `told`.
    Offence(String name, String told, int net) {
        this(name, told, Set.of(told), net);
    }

    /// One that must be told one of several words, which are `promised` by another.
    Offence(String name, String promised, Set<String> told, int net) {
        this.name = name;
        this.promised = promised;
        this.told = told;
        addresses = new Addresses(net, 50);
    }

    /// Does it, on a new connection.
    abstract void offend(RawSocket socket) throws IOException;

    /// What comes before, and is no offence.
    void prepare(RawSocket socket) throws IOException {}

    /// Joins as a player of that name; to be called by `prepare`.
    static void join(RawSocket socket, String account) throws IOException {
        socket.hello(account);
        if (socket.welcomed(WELCOME_MILLIS) == null) {
            throw new IOException("not welcomed");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String promise() {
        return "each cut within 1 s, told " + promised;
    }

    @Override
    public void attempt(Target target, Tally tally) {
        tally.tried();
        try (var socket = target.open(addresses.at(number++))) {
            prepare(socket);
            long begin = System.nanoTime();
            offend(socket);
            tally.outcome(begin, socket.awaitEnd(PATIENCE_MILLIS));
        } catch (IOException _) {
            tally.failed();
        }
    }

    /// What could not even begin is no breach, as long as it is the exception.
    @Override
    public boolean held(Tally.Count count, int patience) {
        return count.allEndedWithin((long) patience * CUT_MILLIS) && count.toldOnly(told) && count.failed() * 10 <= count.tried();
    }
}
