package io.caelmor.console;

import com.google.gson.stream.JsonWriter;
import io.caelmor.kernel.metric.KernelQueue;
import io.caelmor.kernel.metric.QueueWatch;
import io.caelmor.kernel.plugin.Bindings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Turns pictures into what a page shows of this moment: sessions, the map, queues, faults. One thread.
final class StateDrawer {
    /// More would be a blot on the map, and a burden to the page: the cells tell of all.
    private static final int MOST_ENTITIES = 4_000;
    private static final int MOST_CELLS_A_SIDE = 64;

    private final Bindings bindings;
    private final FrameAnatomy anatomy;
    private final List<QueueWatch> queues;
    private final RecentFaults faults;
    private final Rates rates;
    private final float cellSize;
    private final int cellColumns;
    private final int[] cells;

    StateDrawer(Bindings bindings) {
        this.bindings = bindings;
        anatomy = new FrameAnatomy(bindings.world(), bindings.events().types());
        queues = Arrays.stream(KernelQueue.values()).map(queue -> new QueueWatch(queue, bindings.observation().metrics())).toList();
        faults = new RecentFaults(bindings.observation());
        rates = new Rates(bindings.sessions().capacity());
        var bounds = bindings.world().bounds();
        cellSize = Math.max(bindings.visibility().reach(), Math.max(bounds.width(), bounds.height()) / MOST_CELLS_A_SIDE);
        cellColumns = (int) (bounds.width() / cellSize) + 1;
        cells = new int[cellColumns * ((int) (bounds.height() / cellSize) + 1)];
    }

    /// The state of the picture, drawn at `nowNanos`.
    String draw(Picture picture, long nowNanos, long wallMillis) {
        return Json.object(json -> {
            json.name("tick").value(picture.tick);
            json.name("population").value(picture.population);
            sessions(json, picture, nowNanos);
            entities(json, picture);
            cells(json, picture);
            followed(json, picture);
            queues(json, nowNanos);
            faults.look(wallMillis);
            faults.write(json);
        });
    }

    /// The state while no tick ends.
    String standstill(long nowNanos) {
        return Json.object(json -> {
            json.name("standstill").value(true);
            json.name("tick").value(bindings.observation().tick());
            queues(json, nowNanos);
        });
    }

    private void sessions(JsonWriter json, Picture picture, long nowNanos) throws IOException {
        double tickMillis = 1000.0 / bindings.observation().rate();
        json.name("sessions").beginArray();
        for (int i = 0; i < picture.lineCount; i++) {
            var line = picture.lines[i];
            json.beginArray().value(line.slot).value(line.activation).value(line.state.name().toLowerCase(Locale.ROOT)).value(line.account)
                    .value(line.address).value(Math.round(line.ageTicks * tickMillis / 1000)).value(line.waitingCommands).value(line.waitingBytes)
                    .value(rates.perSecond(line.slot, line.activation, line.slotBytes, nowNanos))
                    .value(line.roundTripTicks < 0 ? -1 : Math.round(line.roundTripTicks * tickMillis)).value(line.refused).value(line.viewpoint).endArray();
        }
        json.endArray();
    }

    private static void entities(JsonWriter json, Picture picture) throws IOException {
        int count = Math.min(picture.entityCount, MOST_ENTITIES);
        json.name("visible").value(picture.entityCount);
        json.name("entities").beginArray();
        for (int i = 0; i < count; i++) {
            json.value(picture.index[i]).value(picture.kind[i]).value(Json.rounded(picture.x[i])).value(Json.rounded(picture.y[i])).value(picture.seen[i] ? 1 : 0);
        }
        json.endArray();
    }

    private void cells(JsonWriter json, Picture picture) throws IOException {
        Arrays.fill(cells, 0);
        for (int i = 0; i < picture.entityCount; i++) {
            int column = Math.clamp((int) (picture.x[i] / cellSize), 0, cellColumns - 1);
            int row = Math.clamp((int) (picture.y[i] / cellSize), 0, cells.length / cellColumns - 1);
            cells[row * cellColumns + column]++;
        }
        json.name("cellSize").value(cellSize);
        json.name("cells").beginArray();
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] > 0) {
                json.value(cell % cellColumns).value(cell / cellColumns).value(cells[cell]);
            }
        }
        json.endArray();
    }

    private void followed(JsonWriter json, Picture picture) throws IOException {
        json.name("followed").value(picture.followedSlot);
        if (picture.frameLength > 0) {
            json.name("frame");
            anatomy.read(picture.frame, picture.frameLength).write(json);
        }
    }

    private void queues(JsonWriter json, long nowNanos) throws IOException {
        json.name("queues").beginObject();
        for (var watch : queues) {
            json.name(watch.queue().label()).beginArray().value(watch.queue().waiting(bindings.observation().metrics()))
                    .value(TimeUnit.NANOSECONDS.toMillis(watch.stalledNanos(nowNanos)) / 1000.0).endArray();
        }
        json.endObject();
    }
}
