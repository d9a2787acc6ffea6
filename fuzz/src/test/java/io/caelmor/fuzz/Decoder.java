package io.caelmor.fuzz;

import io.caelmor.auth.token.TicketTarget;
import io.caelmor.client.ClientTarget;
import io.caelmor.distribution.archive.ArchiveTarget;
import io.caelmor.persistence.log.LogTarget;
import io.caelmor.transport.netty.FramingTarget;
import io.caelmor.transport.netty.SocketsTarget;
import io.caelmor.transport.netty.UpgradeTarget;
import java.util.Locale;
import java.util.function.Supplier;

/// Everything that reads what others wrote. Each has a fuzz test of its name in [DecodersFuzzTest], and its corpus in that test's inputs.
enum Decoder {
    WIRE(WireTarget::new, 256),
    GREETING(GreetingTarget::new, 8192),
    COMMANDS(CommandsTarget::new, 4096),
    SOCKETS(SocketsTarget::new, 8192),
    TCP_FRAMES(FramingTarget::tcp, 16_384),
    WEBSOCKET_FRAMES(FramingTarget::webSocket, 16_384),
    UPGRADE(UpgradeTarget::new, 8192),
    TICKET(TicketTarget::new, 1024),
    LOG(LogTarget::new, 8192),
    ARCHIVE(ArchiveTarget::new, 4096),
    CLIENT(ClientTarget::new, 8192);

    /// Longest input that is worth trying, bytes.
    final int mostBytes;
    private final Supplier<Target> maker;
    private Target target;
    private Thread thread;

    Decoder(Supplier<Target> maker, int mostBytes) {
        this.maker = maker;
        this.mostBytes = mostBytes;
    }

    /// One for all inputs of a thread: what feeds a whole server starts it once, and that server is its thread's.
    Target target() {
        if (target == null || thread != Thread.currentThread()) {
            target = maker.get();
            thread = Thread.currentThread();
        }
        return target;
    }

    /// As its fuzz test is called.
    String label() {
        var words = new StringBuilder();
        for (var word : name().toLowerCase(Locale.ROOT).split("_")) {
            words.append(words.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return words.toString();
    }
}
