/// The shipped jar: Netty is inside, so what Netty reads stands here in its place.
module io.caelmor.transport.netty {
    requires io.caelmor.kernel;
    requires java.logging;
    requires java.naming;
    requires jdk.jfr;
    requires jdk.unsupported;

    provides io.caelmor.kernel.plugin.Transport with io.caelmor.transport.netty.NettyTransport;
}
