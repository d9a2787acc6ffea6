/// WebSocket and length-prefixed TCP on one port, carried by Netty. Nothing is exported: the kernel meets it as a
/// [io.caelmor.kernel.plugin.Transport].
module io.caelmor.transport.netty {
    requires io.caelmor.kernel;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.Transport with io.caelmor.transport.netty.NettyTransport;
}
