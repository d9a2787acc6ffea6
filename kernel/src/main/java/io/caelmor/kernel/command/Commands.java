package io.caelmor.kernel.command;

import io.caelmor.kernel.wire.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All commands of a run and all reasons to reject one. Declared at start-up by one thread, read by any afterwards.
public final class Commands {
    private final List<CommandType> types = new ArrayList<>();
    private final List<Receipt> rejections = new ArrayList<>();
    private CommandType[] byId = new CommandType[1];
    private boolean frozen;

    // The kernel's own reasons.
    final Receipt malformed = rejection("malformed", "the parameters do not fit the command");
    final Receipt unknownCommand = rejection("unknown_command", "the server has no such command");
    final Receipt claimedTick = rejection("claimed_tick", "a client has no say in time");
    final Receipt claimedIdentity = rejection("claimed_identity", "a client has no say in who it is");
    final Receipt notVisible = rejection("not_visible", "that entity is not in view");
    final Receipt queueFull = rejection("queue_full", "too many commands before the next tick");
    final Receipt fault = rejection("fault", "an error in the server");
    final Receipt unsettled = rejection("unsettled", "nothing came of it");
    final Receipt notDurable = rejection("not_durable", "nothing that must be saved can be done now; try again later");

    /// Begins the declaration of a command.
    public CommandDeclaration declaration(String name) {
        if (!name.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*") || name.length() > 48) {
            throw new IllegalArgumentException("'" + name + "' is no command name: words of a-z, 0-9 and _, joined by dots");
        }
        return new CommandDeclaration(this, name);
    }

    /// Declares a reason. Throws [IllegalStateException] where the name is taken.
    public Receipt rejection(String name, String sentence) {
        mutable("the rejection '" + name + "'");
        if (rejections.stream().anyMatch(known -> known.name().equals(name))) {
            throw new IllegalStateException("the rejection '" + name + "' is declared twice");
        }
        var receipt = new Receipt(rejections.size() + 1, name, sentence);
        rejections.add(receipt);
        return receipt;
    }

    /// Ends declaring: from now on it throws [IllegalStateException].
    public void freeze() {
        frozen = true;
    }

    /// All commands, by id.
    public List<CommandType> types() {
        return Collections.unmodifiableList(types);
    }

    /// All rejections, by id.
    public List<Receipt> rejections() {
        return Collections.unmodifiableList(rejections);
    }

    /// The command of that number, or `null`.
    @Nullable CommandType byId(int id) {
        return id > 0 && id < byId.length ? byId[id] : null;
    }

    Receipt rejection(int id) {
        return rejections.get(id - 1);
    }

    CommandType declare(String name, List<Field> parameters, boolean durable, CommandHandler handler) {
        mutable("the command '" + name + "'");
        if (types.stream().anyMatch(type -> type.name().equals(name))) {
            throw new IllegalStateException("the command '" + name + "' is declared twice");
        }
        var type = new CommandType(types.size() + 1, name, parameters, durable, handler);
        types.add(type);
        byId = new CommandType[types.size() + 1];
        types.forEach(known -> byId[known.id()] = known);
        return type;
    }

    private void mutable(String what) {
        if (frozen) {
            throw new IllegalStateException(what + " can't be declared after the start");
        }
    }
}
