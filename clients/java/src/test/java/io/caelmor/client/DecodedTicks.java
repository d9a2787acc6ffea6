package io.caelmor.client;

import io.caelmor.client.fake.Bytes;
import io.caelmor.client.fake.FakeMessages;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/// A client without a socket: TICK messages go straight into its decoder, and what it tells is written down.
final class DecodedTicks implements ClientListener {
    final List<String> receipts = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final List<String> moves = new ArrayList<>();
    int ticksWithEventsMissed;

    private final Client client = new Client(null, null, ClientOptions.of("tcp://localhost:1", "ann"), this);
    private final WireReader in = new WireReader();
    private final TickDecoder decoder;
    private final Schema schema;

    DecodedTicks() {
        this(false);
    }

    DecodedTicks(boolean resumed) {
        this(resumed, false);
    }

    static DecodedTicks ownOnly() {
        return new DecodedTicks(false, true);
    }

    private DecodedTicks(boolean resumed, boolean ownOnly) {
        decoder = new TickDecoder(client, in, ownOnly);
        ByteBuf welcome = Unpooled.wrappedBuffer(FakeMessages.welcome(resumed, 1));
        Welcome decoded = new WelcomeDecoder(in.wrap(welcome.skipBytes(1))).decode().welcome();
        schema = decoded.schema();
        client.world().begin(schema, decoded.tick());
        decoder.begin(decoded);
    }

    World world() {
        return client.world();
    }

    Client client() {
        return client;
    }

    List<ProtocolViolation> violations() {
        return client.violations();
    }

    List<ProtocolViolation.Kind> violationKinds() {
        return client.violations().stream().map(ProtocolViolation::kind).toList();
    }

    void sendCommands(int count) {
        for (int i = 0; i < count; i++) {
            client.pending().add(schema.command("move"), 0, null);
        }
    }

    /// Decodes a whole TICK message.
    void decode(byte[] message) {
        in.wrap(Unpooled.wrappedBuffer(message));
        if (in.u8() != 0x82) {
            throw new IllegalArgumentException("no TICK");
        }
        decoder.decode();
        if (in.hasMore()) {
            throw new WireReader.Malformed(in.remaining() + " bytes are left over");
        }
    }

    /// Decodes a TICK of that number with last number 0.
    void decode(long tick, int sections, Bytes content) {
        decode(new Bytes().u8(0x82).varint(tick).varint(0).u8(sections).raw(content.toArray()).toArray());
    }

    @Override
    public void onReceipt(Client from, long number, Schema.Signature command, long tick, Schema.Rejection rejection,
            long latencyNanos) {
        receipts.add(number + " " + (rejection == null ? "applied" : rejection.name()) + " at " + tick);
    }

    @Override
    public void onEvent(Client from, Event event) {
        events.add(event.toString());
    }

    @Override
    public void onEventsMissed(Client from, long tick) {
        ticksWithEventsMissed++;
    }

    @Override
    public void onEnter(Client from, long entity) {
        moves.add("+" + Entity.describe(entity));
    }

    @Override
    public void onLeave(Client from, long entity) {
        moves.add("-" + Entity.describe(entity));
    }

    @Override
    public void onUpdate(Client from, long entity, long columns) {
        moves.add("~" + Entity.describe(entity) + ":" + Long.toBinaryString(columns));
    }
}
