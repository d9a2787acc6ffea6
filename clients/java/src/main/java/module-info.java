/// The Java client of a Caelmor server. It knows the protocol page and nothing of the server's code.
module io.caelmor.client {
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    // Annotations, for the compiler alone.
    requires static org.jspecify;

    exports io.caelmor.client;
}
