package io.caelmor.testing;

import io.caelmor.kernel.command.CommandType;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// A client that has joined, and what it is answered.
public final class Player {
    private final SteppedServer server;
    private final TestClient client;
    private final Session session;
    private int number;

    public Player(SteppedServer server, String account) {
        this.server = server;
        client = server.join(account);
        session = server.kernel().sessions().find(account).orElseThrow();
    }

    public TestClient client() {
        return client;
    }

    public Session session() {
        return session;
    }

    /// The avatar, by the session's viewpoint.
    public long avatar() {
        return session.viewpoint();
    }

    /// Sends a command; answers its number.
    public int send(String command, Consumer<WireWriter> parameters) {
        int id = server.kernel().commands().types().stream().filter(type -> type.name().equals(command)).findFirst()
                .map(CommandType::id).orElseThrow();
        client.command(id, ++number, parameters);
        return number;
    }

    /// Sends a command, runs a tick, and says what became of it: `applied` or the rejection's name.
    public String ask(String command, Consumer<WireWriter> parameters) {
        int sent = send(command, parameters);
        server.step();
        return answers().get(sent);
    }

    /// All answers so far, by number. Throws where a command was answered twice.
    public Map<Integer, String> answers() {
        var answers = new HashMap<Integer, String>();
        for (var message : client.messages(MessageType.TICK)) {
            read(message, answers);
        }
        return answers;
    }

    private void read(WireReader message, Map<Integer, String> answers) {
        message.varint();
        long at = message.varint();
        int runs = (message.u8() & Section.RECEIPTS) == 0 ? 0 : message.varintUpTo(1000);
        for (int run = 0; run < runs; run++) {
            message.varint();
            int count = message.varintUpTo(1000);
            for (int i = 0; i < count; i++) {
                long head = message.varint();
                at += (head >>> 2) ^ -(head >>> 1 & 1);
                if (answers.put((int) at, (head & 1) == 0 ? "applied" : rejection((int) message.varint())) != null) {
                    throw new AssertionError("command " + at + " was answered twice");
                }
            }
        }
    }

    private String rejection(int id) {
        return server.kernel().commands().rejections().get(id - 1).name();
    }
}
