package io.caelmor.kernel.wire;

/// First byte of every message, docs/protocol.md section 3. Client messages are below `0x80`, the server's from it on.
public final class MessageType {
    public static final int HELLO = 0x01;
    public static final int RESUME = 0x02;
    public static final int COMMAND = 0x03;
    public static final int BYE = 0x04;
    public static final int ACK = 0x05;

    public static final int WELCOME = 0x81;
    public static final int TICK = 0x82;
    public static final int KICK = 0x83;
    public static final int REDIRECT = 0x84;
    public static final int PACE = 0x85;

    private MessageType() {}
}
