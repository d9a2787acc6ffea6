package io.caelmor.transport.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/// Why the server can't listen, said to the person who must act.
final class BindFailure {
    private BindFailure() {}

    static IOException unknownHost(String host) {
        return new IOException("can't listen on '" + host + "': no machine of that name is known here. "
                + "Set transport.netty.host to an address of this machine, such as 127.0.0.1 or 0.0.0.0.");
    }

    static IOException of(InetSocketAddress address, Throwable cause) {
        String system = String.valueOf(cause.getMessage());
        String text = system.toLowerCase(Locale.ROOT);
        String where = "can't listen on " + Addresses.text(address) + ": ";
        if (text.contains("in use")) {
            return new IOException(where + "the port is in use by another program, perhaps by another Caelmor. Stop that one, or set "
                    + "transport.netty.port to a free port (0 picks one).", cause);
        }
        if (text.contains("permission denied")) {
            return new IOException(where + "this user may not. Set transport.netty.port to 1024 or above, or allow it to this user.", cause);
        }
        if (text.contains("assign requested address") || text.contains("unable to assign")) {
            return new IOException(where + "that is no address of this machine. Set transport.netty.host to one that is, such as "
                    + "127.0.0.1 or 0.0.0.0.", cause);
        }
        return new IOException(where + system + ". Look at transport.netty.host and transport.netty.port.", cause);
    }
}
