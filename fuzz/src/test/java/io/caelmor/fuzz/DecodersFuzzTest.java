package io.caelmor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Every decoder under Jazzer. In an ordinary build each takes its corpus; with `JAZZER_FUZZ=1`, and one of them named, inputs are made by what they
/// cover: see CONTRIBUTING, "Fuzz".
class DecodersFuzzTest {
    private static final String FOR = "10m";

    @FuzzTest(maxDuration = FOR)
    void wire(byte[] input) throws Exception {
        Decoder.WIRE.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void greeting(byte[] input) throws Exception {
        Decoder.GREETING.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void commands(byte[] input) throws Exception {
        Decoder.COMMANDS.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void sockets(byte[] input) throws Exception {
        Decoder.SOCKETS.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void tcpFrames(byte[] input) throws Exception {
        Decoder.TCP_FRAMES.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void websocketFrames(byte[] input) throws Exception {
        Decoder.WEBSOCKET_FRAMES.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void upgrade(byte[] input) throws Exception {
        Decoder.UPGRADE.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void ticket(byte[] input) throws Exception {
        Decoder.TICKET.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void log(byte[] input) throws Exception {
        Decoder.LOG.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void archive(byte[] input) throws Exception {
        Decoder.ARCHIVE.target().take(input);
    }

    @FuzzTest(maxDuration = FOR)
    void client(byte[] input) throws Exception {
        Decoder.CLIENT.target().take(input);
    }
}
