package io.caelmor.client;

import io.caelmor.fuzz.Target;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CompletableFuture;

/// The Java client on a server that sends whatever it likes, over TCP, from its first byte on. Each piece is what one read of the socket gives.
/// Nothing may come out but violations, which are reported, and no buffer may be left.
public final class ClientTarget implements Target {
    private final ClientGroup group = ClientGroup.create();
    private final ClientOptions options = ClientOptions.of("tcp://127.0.0.1:1", "ann");
    private final PooledByteBufAllocator buffers = new PooledByteBufAllocator(true, 0, 1, 8192, 4, 0, 0, false);
    private long units;

    @Override
    public void take(byte[] input) throws Exception {
        var client = group.client(options, new ClientListener() { });
        awaitWelcome(client);
        var connection = new Connection(client, options, null, null);
        var channel = new EmbeddedChannel();
        channel.config().setAllocator(buffers);
        channel.pipeline().addLast(new Carrier(options, null, connection));
        channel.pipeline().fireChannelActive();
        Target.pieces(input, piece -> {
            if (channel.isActive()) {
                channel.writeInbound(buffers.directBuffer(piece.length).writeBytes(piece));
            }
        });
        channel.finishAndReleaseAll();
        channel.checkException();
        units += client.statistics().get(ClientCounter.FRAMES_IN);
        if (buffers.pinnedDirectMemory() != 0) {
            throw new AssertionError(buffers.pinnedDirectMemory() + " bytes of direct memory are still in use");
        }
    }

    /// As opening a socket does.
    private static void awaitWelcome(Client client) throws ReflectiveOperationException {
        var welcoming = Client.class.getDeclaredField("welcoming");
        welcoming.setAccessible(true);
        welcoming.set(client, new CompletableFuture<Welcome>());
    }

    @Override
    public long units() {
        return units;
    }
}
