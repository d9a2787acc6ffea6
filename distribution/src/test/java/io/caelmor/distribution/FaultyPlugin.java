package io.caelmor.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A plugin that does wrong whatever it is told: `culprit.hook` says what its hook does wrong in each tick, and the command `misbehave` what
/// its handler does. Beside it stand its durable command `vouch`, and what it takes roles with.
final class FaultyPlugin {
    private static final String MISDEEDS = """
            private static void misbehave(String how, int mebibytes) {
                switch (how) {
                    case "" -> { }
                    case "throw" -> throw new IllegalStateException("thrown on purpose");
                    case "recurse" -> recurse(1);
                    case "link" -> Gone.hello();
                    case "hang" -> {
                        while (true) {
                            Thread.onSpinWait();
                        }
                    }
                    case "allocate" -> kept = new byte[mebibytes << 20];
                    case "direct" -> kept = ByteBuffer.allocateDirect(mebibytes << 20);
                    case "litter" -> kept = new byte[100];
                    default -> throw new IllegalArgumentException(how);
                }
            }

            private static int recurse(int depth) {
                return recurse(depth + 1) + 1;
            }
            """;

    private FaultyPlugin() {}

    /// A folder with the plugins of the distribution, less those whose jar's name has `without` in it, and this one with what `more` brings.
    static Path installed(Path folder, Role more, String... without) throws IOException {
        var plugins = Files.createDirectories(folder.resolve("plugins"));
        try (var jars = Files.list(ServerProcess.HOME.resolve("plugins"))) {
            for (var jar : jars.toList()) {
                var name = jar.getFileName().toString();
                if (Arrays.stream(without).noneMatch(name::contains)) {
                    Files.copy(jar, plugins.resolve(name));
                }
            }
        }
        Files.copy(jar(Files.createDirectories(folder.resolve("culprit")), more), plugins.resolve("culprit.jar"));
        return plugins;
    }

    /// What the plugin is, besides its hook and commands.
    enum Role {
        NONE("", "", ""),
        /// Misbehaves, on the event loop, as the name of who joins says; `ann` is let in.
        AUTHENTICATOR("Authenticator", ", io.caelmor.kernel.plugin.Authenticator", """
                @Override
                public String refusal(Credential credential) {
                    if (!credential.account().equals("ann")) {
                        misbehave(credential.account(), mebibytes);
                    }
                    return null;
                }
                """),
        /// Takes a lot of memory at its first cut, on the store's thread.
        STORE("PersistenceWriter", ", io.caelmor.kernel.plugin.PersistenceWriter", """
                @Override
                public void open(StoreLayout layout) {}

                @Override
                public long reserveIds(int count) {
                    return 1;
                }

                @Override
                public CommitOutcome commit(Cut cut) {
                    misbehave("allocate", mebibytes);
                    return CommitOutcome.COMMITTED;
                }

                @Override
                public void loadWorld(EntityRows into) {}

                @Override
                public long loadAccount(String name, EntityRows into) {
                    return 1;
                }

                @Override
                public void close() {}

                @Override
                public String describe() {
                    return "nowhere";
                }
                """);

        private final String provides;
        private final String implemented;
        private final String body;

        Role(String service, String implemented, String body) {
            provides = service.isEmpty() ? "" : "provides io.caelmor.kernel.plugin." + service + " with culprit.Culprit;";
            this.implemented = implemented;
            this.body = body;
        }
    }

    private static Path jar(Path folder, Role role) throws IOException {
        return new FixtureJar(folder)
                .source("module-info.java", """
                        module culprit {
                            requires io.caelmor.kernel;
                            provides io.caelmor.kernel.plugin.CommandHandlers with culprit.Culprit;
                            %s
                        }
                        """.formatted(role.provides))
                .source("culprit/Gone.java", """
                        package culprit;

                        final class Gone {
                            static void hello() {}
                        }
                        """)
                .source("culprit/Culprit.java", """
                        package culprit;

                        import io.caelmor.kernel.command.*;
                        import io.caelmor.kernel.persist.*;
                        import io.caelmor.kernel.plugin.*;
                        import io.caelmor.kernel.session.*;
                        import io.caelmor.kernel.tick.*;
                        import io.caelmor.kernel.world.*;
                        import java.nio.ByteBuffer;

                        public final class Culprit implements CommandHandlers%s {
                            private static volatile Object kept;
                            private int mebibytes;
                            private IntColumn count;

                            @Override
                            public void declare(Declarations declarations) {
                                var hook = declarations.settings().text("hook", "", "what the hook does wrong");
                                int after = declarations.settings().integer("after_ticks", 20, 0, 1_000_000, "ticks before that");
                                mebibytes = declarations.settings().integer("mebibytes", 1024, 1, 2047, "how much is much");
                                count = declarations.world().column("culprit.count").replicated(Scope.ALL).persisted().ofInt(0);
                                declarations.hook(Phase.SIMULATE, new HookKey("culprit.hook", 0), tick -> {
                                    if (tick.tick() > after) {
                                        misbehave(hook, mebibytes);
                                    }
                                });
                                declarations.command("misbehave").text("how", 20).handledBy((_, command) -> {
                                    raise(command);
                                    misbehave(command.text(0), mebibytes);
                                    return Receipt.APPLIED;
                                });
                                declarations.command("vouch").durable().handledBy((_, command) -> {
                                    raise(command);
                                    return Receipt.APPLIED;
                                });
                            }

                            private void raise(Command command) {
                                long avatar = command.session().viewpoint();
                                count.set(avatar, count.get(avatar) + 1);
                            }

                            %s
                            %s
                        }
                        """.formatted(role.implemented, MISDEEDS, role.body))
                .version("1.0")
                .against(ServerProcess.HOME.resolve("lib"))
                .without("culprit/Gone.class")
                .build("culprit.jar");
    }
}
