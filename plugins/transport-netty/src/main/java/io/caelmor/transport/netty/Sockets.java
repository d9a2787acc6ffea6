package io.caelmor.transport.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to the operating system's sockets: epoll through Netty's native library, or the JDK's selectors.
record Sockets(String name, Class<? extends ServerChannel> server, IoHandlerFactory io) {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

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
