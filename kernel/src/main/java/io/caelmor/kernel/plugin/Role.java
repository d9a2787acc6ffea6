package io.caelmor.kernel.plugin;

import java.util.Arrays;
import java.util.Optional;

/// What a kernel needs done and by how many.
public enum Role {
    TRANSPORT("transport", Transport.class, true, "caelmor-transport-netty.jar"),
    COMMANDS("commands", CommandHandlers.class, true, "caelmor-commands.jar"),
    HOOKS("hooks", TickHooks.class, true, "caelmor-combat.jar"),
    REPLICATION("replication", Replication.class, false, "caelmor-replication.jar"),
    PERSISTENCE("persistence", PersistenceWriter.class, false, "caelmor-persistence-sql.jar"),
    AUTHENTICATOR("authenticator", Authenticator.class, false, "caelmor-auth-token.jar"),
    SITE("site", Site.class, true, "caelmor-arena.jar");

    private final String label;
    private final Class<? extends Contribution> service;
    private final boolean many;
    private final String usualJar;

    Role(String label, Class<? extends Contribution> service, boolean many, String usualJar) {
        this.label = label;
        this.service = service;
        this.many = many;
        this.usualJar = usualJar;
    }

    /// As configuration and errors name it.
    public String label() {
        return label;
    }

    /// The interface that a module `provides` to take the role.
    public Class<? extends Contribution> service() {
        return service;
    }

    /// Whether several plugins may take it at once.
    public boolean many() {
        return many;
    }

    /// The jar that usually takes it, for advice.
    public String usualJar() {
        return usualJar;
    }

    /// The role of that label.
    public static Optional<Role> of(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }
}
