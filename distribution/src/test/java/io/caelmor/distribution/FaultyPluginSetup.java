package io.caelmor.distribution;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server with a [FaultyPlugin], and players for it.
abstract class FaultyPluginSetup {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    ClientGroup group;

    @BeforeEach
    void open() {
        group = ClientGroup.create();
    }

    @AfterEach
    void close() {
        group.close();
    }

    BlockingClient join(ServerProcess server, String account) {
        return BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), account));
    }

    ServerProcess start(Path plugins, String javaOptions, String... settings) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("run", "--plugins-dir", plugins.toString(), "--set", "transport.netty.port=0"));
        for (var setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return ServerProcess.in(folder).env("JAVA_OPTS", javaOptions).start(words.toArray(String[]::new)).awaitReady();
    }
}
