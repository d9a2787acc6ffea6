package io.caelmor.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Plugins that take a role and then don't do what it is for: each one takes a stage of a pipeline away.
enum Saboteur {
    /// Handles no command.
    IDLE_COMMANDS("CommandHandlers", """
            @Override
            public void declare(Declarations declarations) {}
            """),
    /// Never writes a snapshot.
    MUTE_REPLICATION("Replication", """
            @Override
            public void declare(Declarations declarations) {}

            @Override
            public boolean sees(int slot, long entity) {
                return false;
            }

            @Override
            public float reach() {
                return 0;
            }
            """),
    /// Never confirms a commit.
    UNSURE_PERSISTENCE("PersistenceWriter", """
            @Override
            public void declare(Declarations declarations) {}

            @Override
            public void open(StoreLayout layout) {}

            @Override
            public long reserveIds(int count) {
                return 1;
            }

            @Override
            public CommitOutcome commit(Cut cut) {
                return CommitOutcome.UNKNOWN;
            }

            @Override
            public void loadWorld(EntityRows into) {}

            @Override
            public long loadAccount(String name, EntityRows into) {
                return 1 + name.hashCode() % 1000;
            }

            @Override
            public void close() {}

            @Override
            public String describe() {
                return "nowhere";
            }
            """),
    /// Accepts sockets, and drops whatever comes in.
    DEAF_TRANSPORT("Transport", """
            private ServerSocket listening;

            @Override
            public void declare(Declarations declarations) {}

            @Override
            public void start(Gate gate) throws IOException {
                listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Thread.ofVirtual().start(() -> accept(gate));
            }

            private void accept(Gate gate) {
                try {
                    while (true) {
                        Socket socket = listening.accept();
                        gate.connect(new SocketLink(socket)).ifPresent(port -> Thread.ofVirtual().start(() -> drop(socket, port)));
                    }
                } catch (IOException _) {
                    // Closed.
                }
            }

            private static void drop(Socket socket, Port port) {
                try (socket) {
                    socket.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // Closed.
                }
                port.disconnected();
            }

            private record SocketLink(Socket socket) implements Link {
                @Override
                public void close(CloseReason reason, byte[] lastFrame) {
                    try {
                        socket.close();
                    } catch (IOException _) {
                        // Closed anyway.
                    }
                }

                @Override
                public String remoteAddress() {
                    return String.valueOf(socket.getRemoteSocketAddress());
                }
            }

            @Override
            public List<String> endpoints() {
                return List.of("tcp://127.0.0.1:" + listening.getLocalPort());
            }

            @Override
            public void wake() {}

            @Override
            public void stopAccepting() {
                stop();
            }

            @Override
            public void stop() {
                try {
                    listening.close();
                } catch (IOException _) {
                    // Closed anyway.
                }
            }
            """);

    private final String service;
    private final String body;

    Saboteur(String service, String body) {
        this.service = service;
        this.body = body;
    }

    /// Puts its jar into a plugin folder.
    void install(Path scratch, Path plugins) throws IOException {
        var jar = new FixtureJar(Files.createDirectories(scratch.resolve(name())))
                .source("module-info.java", """
                        module saboteur {
                            requires io.caelmor.kernel;
                            provides io.caelmor.kernel.plugin.%s with saboteur.Saboteur;
                        }
                        """.formatted(service))
                .source("saboteur/Saboteur.java", """
                        package saboteur;

                        import io.caelmor.kernel.persist.*;
                        import io.caelmor.kernel.plugin.*;
                        import io.caelmor.kernel.session.*;
                        import java.io.IOException;
                        import java.net.*;
                        import java.util.List;

                        public final class Saboteur implements %s {
                        %s
                        }
                        """.formatted(service, body))
                .version("1.0")
                .against(ServerProcess.HOME.resolve("lib"))
                .build("saboteur.jar");
        Files.copy(jar, plugins.resolve("saboteur.jar"));
    }
}
