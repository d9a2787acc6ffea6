import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Caelmor in the arena: protocol version 1 (docs/protocol.md) over WebSocket, for the driver of the shared bench. It is compiled beside
/// that driver, which knows no packages.
///
/// A client joins when it has been told where its avatar stands, and goes on from there: it steers by direction, the server walks. A
/// command's effect counts as seen when a TICK names its number, or a later one, as the last that was processed.
public final class Caelmor extends ArenaDriver.Ws {
    private static final int COMMAND = 0x03;
    private static final int WELCOME = 0x81;
    private static final int TICK = 0x82;
    private static final int KICK = 0x83;

    private static final int RESET = 1;
    private static final int LEAVES = 1 << 3;
    private static final int ENTERS = 1 << 4;
    private static final int MOVES = 1 << 5;
    private static final int UPDATES = 1 << 6;
    private static final int VIEWPOINT = 2;

    private static final int FLOAT = 3;
    private static final int QUANTISED = 4;
    private static final int TEXT = 5;
    private static final int FRAME_ROOM = 6;
    private static final int MOST_COMPLAINTS = 5;

    /// A column of the schema, as far as its bytes matter.
    private record Column(String name, int type, float step) {}

    private final CaelmorWire in = new CaelmorWire();
    private final List<Column> columns = new ArrayList<>();
    private boolean ready;
    private int moveCommand;
    private int complaints;

    @Override
    String path(ArenaDriver.Client client) {
        return "/";
    }

    @Override
    void connect(ArenaDriver.Client client) throws Exception {
        if (!ready) {
            CaelmorScout.awaitReady();
            ready = true;
        }
        super.connect(client);
    }

    /// The socket is upgraded: says hello.
    @Override
    void joined(ArenaDriver.Client client) {
        client.joined = false;
        int start = begin(client.out);
        CaelmorWire.hello(client.out, "arena" + client.id);
        frame(client.out, 2, start);
        ArenaDriver.flush(client);
    }

    @Override
    void move(ArenaDriver.Client client, int number, float x, float y) {
        int start = begin(client.out);
        client.out.put((byte) COMMAND).put((byte) 0);
        CaelmorWire.varint(client.out, moveCommand);
        CaelmorWire.varint(client.out, number);
        client.out.putFloat((float) Math.cos(client.theta)).putFloat((float) Math.sin(client.theta));
        frame(client.out, 2, start);
    }

    @Override
    void message(ArenaDriver.Client client, ByteBuffer frame, int offset, int length) {
        switch (in.wrap(frame, offset).u8()) {
            case WELCOME -> welcome();
            case TICK -> tick(client, frame, offset, length);
            case KICK -> kicked(client);
            default -> ArenaDriver.errors++;
        }
    }

    /// Learns the schema, which is the same for all: the columns, and the id of the command `move`.
    private void welcome() {
        if (moveCommand != 0) {
            return;
        }
        in.skip(2);
        in.varint();
        in.varint();
        in.text();
        in.skip(8);
        in.text();
        in.skip(32);
        in.varint();
        in.varint();
        for (long left = in.varint(); left > 0; left--) {
            String name = in.text();
            int type = in.u8();
            in.skip(1);
            columns.add(new Column(name, type, type == QUANTISED ? in.float32() : 1));
            if (type == TEXT) {
                in.varint();
            }
        }
        for (long left = in.varint(); left > 0; left--) {
            int id = (int) in.varint();
            moveCommand = in.text().equals("move") ? id : moveCommand;
            for (long parameters = in.varint(); parameters > 0; parameters--) {
                in.text();
                if (in.u8() == TEXT) {
                    in.varint();
                }
            }
        }
    }

    private void tick(ArenaDriver.Client client, ByteBuffer frame, int offset, int length) {
        in.varint();
        int number = (int) in.varint();
        if (!client.joined) {
            join(client);
        }
        // The driver counts the frame; without the probe it does not look for positions in it.
        boolean probe = client.probe;
        client.probe = false;
        ArenaDriver.state(client, frame, offset, length);
        client.probe = probe;
        if (probe && number > client.acked) {
            long now = System.nanoTime();
            for (int seen = client.acked + 1; ArenaDriver.measuring && seen <= Math.min(number, client.seq); seen++) {
                ArenaDriver.rec(ArenaDriver.lat, now - client.sentAt[seen & 63]);
            }
            client.acked = number;
        }
    }

    /// Looks for the client's own avatar among those that enter. Before the first command a TICK holds neither receipts nor events.
    private void join(ArenaDriver.Client client) {
        int sections = in.u8();
        if ((sections & ~(RESET | LEAVES | ENTERS | MOVES | UPDATES)) != 0 || (sections & ENTERS) == 0) {
            return;
        }
        if ((sections & LEAVES) != 0) {
            while (in.varint() != 0) {}
        }
        while (in.varint() != 0) {
            in.varint();
            in.varint();
            int flags = in.u8();
            enter(client, (flags & VIEWPOINT) != 0);
        }
    }

    private void enter(ArenaDriver.Client client, boolean own) {
        float x = 0;
        float y = 0;
        for (long mask = in.varint(); mask != 0; mask &= mask - 1) {
            var column = columns.get(Long.numberOfTrailingZeros(mask));
            float value = value(column);
            x = column.name().equals("x") ? value : x;
            y = column.name().equals("y") ? value : y;
        }
        if (own) {
            client.x = x;
            client.y = y;
            client.joined = true;
        }
    }

    /// Reads a value; of a text nothing but its end.
    private float value(Column column) {
        return switch (column.type()) {
            case TEXT -> {
                in.skip((int) in.varint());
                yield 0;
            }
            case FLOAT -> in.float32();
            default -> in.zigzag() * column.step();
        };
    }

    private void kicked(ArenaDriver.Client client) {
        ArenaDriver.errors++;
        in.varint();
        if (complaints++ < MOST_COMPLAINTS) {
            System.err.println("the server refused client " + client.id + ": " + in.text() + ", " + in.text());
        }
    }

    private static int begin(ByteBuffer out) {
        int start = out.position();
        out.position(start + FRAME_ROOM);
        return start;
    }
}
