package io.caelmor.replication;

import io.caelmor.kernel.outbound.TickMessage;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.world.Handle;

/// One member of the crew that puts messages together: serves one session after the other, each on its own.
///
/// What a session is told follows from the scene and from its view alone, whoever serves it and in whichever order.
final class Assembler {
    /// The ends of leaves, enters, moves and updates.
    private static final int END_BYTES = 4;

    private final Viewers viewers;
    private final View[] views;
    private final Scene scene;
    private final TickMessage message;
    private final Survey survey;
    private final EventCollector events;
    private final MessageWriter writer;
    private final int frameBytes;
    private final Tally tally;

    Assembler(Viewers viewers, View[] views, Scene scene, TickMessage message, Survey survey, EventCollector events,
            MessageWriter writer, int frameBytes, Tally tally) {
        this.viewers = viewers;
        this.views = views;
        this.scene = scene;
        this.message = message;
        this.survey = survey;
        this.events = events;
        this.writer = writer;
        this.frameBytes = frameBytes;
        this.tally = tally;
    }

    /// Tells a session what it lacks; with `events` alone where its state must wait, and with `less` not all of what is distant. `false` where it could not be given
    /// an event.
    boolean serve(int slot, boolean state, boolean less) {
        var view = views[slot];
        long viewpoint = viewers.viewpoint(slot);
        survey.begin(view, viewers.accountId(slot), scene.alive(viewpoint) ? viewpoint : Handle.NONE);
        if (!message.begin(slot, view.reset)) {
            events.collect(slot, survey);
            return !events.collected();
        }
        boolean written = false;
        try {
            written = write(slot, view, state && !message.congested(), less);
        } finally {
            if (!written) {
                message.abandon();
            }
        }
        if (written) {
            message.commit();
        }
        return written;
    }

    /// Writes into the begun message. `false` where it has not room for the events; then the view is as it was.
    private boolean write(int slot, View view, boolean state, boolean less) {
        var bytes = message.writer();
        int before = bytes.position();
        if (state) {
            survey.search(less);
        }
        events.collect(slot, survey);
        if (!writer.writeEvents(events)) {
            return false;
        }
        view.reset = false;
        long work = tally.work();
        if (state) {
            int most = Math.max(0, bytes.remaining() - END_BYTES);
            survey.look(Math.clamp(frameBytes - (bytes.position() - before), 0, most), most, less);
            survey.looked(writer.writeState(survey, view));
            tally.snapshots++;
            tally.behind += survey.incomplete() ? 1 : 0;
        } else {
            tally.heartbeats++;
        }
        if (events.leftOut()) {
            message.section(Section.MISSED);
            tally.missed++;
        }
        view.work = (int) (tally.work() - work);
        tally.bytes += bytes.position() - before;
        return true;
    }
}
