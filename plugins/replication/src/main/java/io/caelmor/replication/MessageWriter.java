package io.caelmor.replication;

import io.caelmor.kernel.outbound.TickMessage;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireWriter;

/// Writes one session's events, leaves, enters, moves and updates, and notes in its view what was written.
final class MessageWriter {
    /// A view number and the section's end.
    private static final int LEAVE_BYTES = 3;
    /// The ends of enters, moves and updates.
    private static final int END_BYTES = 3;
    /// A move's head of one byte, and so few bytes behind it, are written at once: mostly it is so.
    private static final int SHORT_HEAD = 127;
    private static final int SHORT_MOVE = 3;

    private final TickMessage message;
    private final Scene scene;
    private final Fragments fragments;
    private final Tally tally;

    MessageWriter(TickMessage message, Scene scene, Fragments fragments, Tally tally) {
        this.message = message;
        this.scene = scene;
        this.fragments = fragments;
        this.tally = tally;
    }

    /// Writes the events a session is told. `false` where the message has not room for all: then it can't be sent.
    boolean writeEvents(EventCollector events) {
        if (!events.collected()) {
            return true;
        }
        var writer = message.writer();
        if (writer.remaining() < 1) {
            return false;
        }
        message.section(Section.EVENTS);
        return events.write(writer);
    }

    /// Writes what a survey found, and brings the view up to that. Answers whether nothing was left out.
    boolean writeState(Survey survey, View view) {
        var changes = survey.changes();
        boolean all = writeLeaves(survey, view, changes.bytes() + END_BYTES);
        all &= writeEnters(changes, view);
        writeMoves(changes.moves(), view);
        writeUpdates(changes, view);
        return all;
    }

    /// As many as find room beside what is planned already.
    private boolean writeLeaves(Survey survey, View view, int planned) {
        int count = survey.leavingCount();
        var writer = message.writer();
        if (count == 0 || writer.remaining() - planned < LEAVE_BYTES) {
            return count == 0;
        }
        message.section(Section.LEAVES);
        int written = 0;
        while (written < count && writer.remaining() - planned >= LEAVE_BYTES) {
            int position = survey.leaving(written++);
            writer.varint(position + 1);
            view.release(position);
        }
        writer.varint(0);
        tally.leaves += written;
        return written == count;
    }

    /// Where not all leaves found room, a view that is full has no position for one that enters.
    private boolean writeEnters(Changes changes, View view) {
        var writer = message.writer();
        int written = 0;
        for (int i = 0; i < changes.enters(); i++) {
            int position = changes.enterPosition(i) == Changes.NEW ? view.take(changes.enterEntity(i)) : changes.enterPosition(i);
            if (position < 0) {
                continue;
            }
            if (written++ == 0) {
                message.section(Section.ENTERS);
            }
            writer.varint(position + 1);
            writer.entity(changes.enterEntity(i));
            writer.u8(changes.enterFlags(i));
            copy(changes.enterFragment(i), writer);
            view.entered(position, changes.enterFlags(i), scene.stamp());
        }
        if (written != 0) {
            writer.varint(0);
        }
        tally.enters += written;
        return written == changes.enters();
    }

    private void writeMoves(Moves moves, View view) {
        int count = moves.count();
        if (count == 0) {
            return;
        }
        var writer = message.writer();
        message.section(Section.MOVES);
        for (int i = 0; i < count; i++) {
            int head = moves.head(i);
            int length = moves.length(i);
            if (head <= SHORT_HEAD && length <= SHORT_MOVE) {
                writer.low(head | moves.steps(i) << 8, 1 + length);
            } else {
                writer.varint(head);
                writer.low(moves.steps(i), length);
            }
            view.current(moves.position(i), scene.stamp());
        }
        writer.varint(0);
        tally.updates += count;
    }

    private void writeUpdates(Changes changes, View view) {
        int count = changes.updates();
        if (count == 0) {
            return;
        }
        var writer = message.writer();
        message.section(Section.UPDATES);
        for (int i = 0; i < count; i++) {
            int position = changes.updatePosition(i);
            long fragment = changes.updateFragment(i);
            writer.varint((position + 1) << 1 | Fragments.relative(fragment));
            copy(fragment, writer);
            view.current(position, scene.stamp());
        }
        writer.varint(0);
        tally.updates += count;
    }

    private void copy(long fragment, WireWriter writer) {
        writer.bytes(fragments.bytes(), Fragments.offset(fragment), Fragments.length(fragment));
    }
}
