package io.caelmor.transport.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to the operating system's sockets: epoll through Netty's native library, or the JDK's selectors.
record Sockets(String name, Class<? extends ServerChannel> server, IoHandlerFactory io) {
    /// Where the system can't be told how much it may hold that is not sent yet, this is all it may hold, sent and not acknowledged included:
    /// enough for a client far away.
    private static final int SEND_BYTES = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    /// Bounds what the system holds for each accepted socket, beyond what is on its way: what lies there is old when it arrives, and is never
    /// left out for something newer.
    void boundUnsent(ServerBootstrap bootstrap, int bytes) {
        if (server == NioServerSocketChannel.class) {
            bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BYTES);
        } else {
            bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) bytes);
        }
    }

    /// The best there is here; the JDK's own where `nativeWanted` is false.
    static Sockets choose(boolean nativeWanted) {
        if (nativeWanted && Epoll.isAvailable()) {
            return new Sockets("epoll", EpollServerSocketChannel.class, EpollIoHandler.newFactory());
        }
        if (nativeWanted) {
            LOG.info("epoll is not available here, the JDK's sockets are used: {}", Epoll.unavailabilityCause().toString());
        }
        return new Sockets("nio", NioServerSocketChannel.class, NioIoHandler.newFactory());
    }
}
