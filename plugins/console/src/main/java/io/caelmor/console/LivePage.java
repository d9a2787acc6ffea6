package io.caelmor.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// One open page: tells it the schema, the samples it has missed, and then everything as it comes, as server-sent events. Blocks its own
/// virtual thread alone.
final class LivePage {
    private final OutputStream out;
    private final Recorder recorder;
    private final String run;
    private long seen;

    /// `seen` is the id of the last sample that the page has: the run that it came from, and its number. Of another run than ours, or
    /// empty, it stands for none.
    LivePage(OutputStream out, Recorder recorder, long run, String seen) {
        this.out = out;
        this.recorder = recorder;
        this.run = run + "-";
        this.seen = seen.startsWith(this.run) ? number(seen.substring(this.run.length())) : 0;
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /// Returns when the server stops; throws where the page is gone.
    void serve(String schema) throws IOException, InterruptedException {
        send("schema", schema);
        long state = 0;
        while (!recorder.isClosed()) {
            for (var sample : recorder.chronicle().after(seen)) {
                write("id: " + run + sample.number() + "\nevent: sample\ndata: " + sample.json() + "\n\n");
                seen = sample.number();
            }
            long newest = recorder.stateNumber();
            if (newest != state) {
                state = newest;
                send("state", recorder.state());
            }
            out.flush();
            recorder.await(state);
        }
    }

    private void send(String event, String data) throws IOException {
        write("event: " + event + "\ndata: " + data + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
