package io.caelmor.kernel.plugin;

import java.io.IOException;
import java.util.List;

/// Role `site`: something to open in a browser, on a listener and threads of its own, such as a game's page or a console. It is no transport: sessions do
/// not come through it.
public interface Site extends Contribution {
    /// What people do there, in a word for the report of the start, such as `play`: 13 characters at most.
    String purpose();

    /// Binds and begins to answer. `endpoints` is where the transports listen by now, as in [Transport#endpoints]: a port that was configured as 0 is known
    /// here. Starting thread. Throws, with everything closed again, where it can't; the message says which address and why.
    void open(List<String> endpoints) throws IOException;

    /// What to type into a browser, such as `http://127.0.0.1:7780/`. After [#open].
    String address();

    /// Closes the listener and ends all its threads; returns when that is done, after 5 s at the most. Idempotent; also
    /// where [#open] failed or was never called, because another part of the server could not start.
    void close();
}
