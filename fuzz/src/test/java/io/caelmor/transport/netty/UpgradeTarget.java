package io.caelmor.transport.netty;

import io.caelmor.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The head of an HTTP request: whatever stands in it is answered, and the answer ends where a head ends.
public final class UpgradeTarget implements Target {
    private static final String END = "\r\n\r\n";

    private final Origins some = Origins.of(List.of("https://play.example.org"));
    private long units;

    @Override
    public void take(byte[] input) {
        units++;
        var head = new String(input, StandardCharsets.ISO_8859_1);
        int end = head.indexOf(END);
        // As the gatherer hands it over: up to the first empty line, which there is.
        var answer = UpgradeAnswer.to(end < 0 ? head + END : head.substring(0, end + END.length()), some);
        if (!answer.head().startsWith("HTTP/1.1 ") || answer.head().indexOf(END) != answer.head().length() - END.length()) {
            throw new AssertionError("an answer that is none: " + answer.head());
        }
        if (answer.accepted() != answer.head().startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError("accepted or not? " + answer);
        }
    }

    @Override
    public long units() {
        return units;
    }
}
