package io.caelmor.replication;

import io.caelmor.kernel.outbound.Outbound;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireWriter;

/// Writes one session's events, leaves, enters and updates, and notes in its view what was written.
final class MessageWriter {
    /// A view number and the section's end.
    private static final int LEAVE_BYTES = 3;
    /// The ends of enters and updates.
    private static final int END_BYTES = 2;

    private final Scene scene;
    private final Fragments fragments;
    private final Tally tally;
    private final Selection selection = new Selection();
    private final int frameBytes;

    MessageWriter(Scene scene, Fragments fragments, int frameBytes, Tally tally) {
        this.scene = scene;
        this.fragments = fragments;
        this.frameBytes = frameBytes;
        this.tally = tally;
    }

    /// Writes the events a session sees. `false` where the message has not room for all: then it can't be sent.
    boolean writeEvents(EventRouter events, Outbound outbound) {
        if (!events.collected()) {
            return true;
        }
        var writer = outbound.writer();
        if (writer.remaining() < 1) {
            return false;
        }
        outbound.section(Section.EVENTS);
        return events.write(writer);
    }

    /// Writes what a survey found, as far as there is room, and brings the view up to that. `usedBytes` of the budget are spent.
    /// Answers whether nothing was left out.
    boolean writeState(Survey survey, View view, Outbound outbound, int usedBytes) {
        var writer = outbound.writer();
        int before = writer.position();
        boolean all = writeLeaves(survey, view, outbound);
        var items = survey.items();
        if (items.count() == 0) {
            return all;
        }
        int budget = frameBytes - usedBytes - (writer.position() - before);
        selection.choose(items, Math.max(0, budget), writer.remaining() - END_BYTES, scene.stamp());
        all &= writeEnters(items, view, outbound);
        return writeUpdates(items, view, outbound) && all;
    }

    private boolean writeLeaves(Survey survey, View view, Outbound outbound) {
        int count = survey.leavingCount();
        var writer = outbound.writer();
        if (count == 0 || writer.remaining() < LEAVE_BYTES) {
            tally.deferredByBytes += count;
            return count == 0;
        }
        outbound.section(Section.LEAVES);
        int written = 0;
        while (written < count && writer.remaining() >= LEAVE_BYTES) {
            int position = survey.leaving(written++);
            writer.varint(position + 1);
            view.release(position);
        }
        writer.varint(0);
        tally.leaves += written;
        tally.deferredByBytes += count - written;
        return written == count;
    }

    private boolean writeEnters(Items items, View view, Outbound outbound) {
        var writer = outbound.writer();
        boolean begun = false;
        int written = 0;
        for (int item = 0; item < items.count() && written < items.enters(); item++) {
            if (!items.isEnter(item) || !items.chosen(item)) {
                continue;
            }
            int position = items.position(item);
            if (position == Items.NEW) {
                position = view.take(items.entity(item));
            }
            if (position < 0) {
                continue;
            }
            if (!begun) {
                outbound.section(Section.ENTERS);
                begun = true;
            }
            writer.varint(position + 1);
            writer.entity(items.entity(item));
            writer.u8(items.flags(item));
            copy(items.fragment(item), writer);
            view.entered(position, items.flags(item), scene.stamp());
            written++;
        }
        if (begun) {
            writer.varint(0);
        }
        tally.enters += written;
        tally.deferredByBytes += items.enters() - written;
        return written == items.enters();
    }

    private boolean writeUpdates(Items items, View view, Outbound outbound) {
        var writer = outbound.writer();
        int count = items.count() - items.enters();
        int written = 0;
        for (int item = 0; item < items.count() && written < count; item++) {
            if (items.isEnter(item) || !items.chosen(item)) {
                continue;
            }
            if (written == 0) {
                outbound.section(Section.UPDATES);
            }
            int position = items.position(item);
            long fragment = items.fragment(item);
            writer.varint((position + 1) << 1 | Fragments.relative(fragment));
            copy(fragment, writer);
            view.current(position, scene.stamp());
            written++;
        }
        if (written != 0) {
            writer.varint(0);
        }
        tally.updates += written;
        tally.deferredByBytes += count - written;
        return written == count;
    }

    private void copy(long fragment, WireWriter writer) {
        writer.bytes(fragments.bytes(), Fragments.offset(fragment), Fragments.length(fragment));
    }
}
