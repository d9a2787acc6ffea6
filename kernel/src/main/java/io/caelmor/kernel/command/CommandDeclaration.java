package io.caelmor.kernel.command;

import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.wire.FieldType;
import java.util.ArrayList;
import java.util.List;

/// What a plugin says of a command: `command("move").float32("dx").float32("dy").handledBy(this::move)`.
public final class CommandDeclaration {
    private final Commands commands;
    private final String plugin;
    private final String name;
    private final List<Field> parameters = new ArrayList<>();
    private boolean durable;

    CommandDeclaration(Commands commands, String plugin, String name) {
        this.commands = commands;
        this.plugin = plugin;
        this.name = name;
    }

    public CommandDeclaration int32(String parameter) {
        return add(parameter, FieldType.INT, 0);
    }

    public CommandDeclaration int64(String parameter) {
        return add(parameter, FieldType.LONG, 0);
    }

    /// Always finite by the time the handler sees it.
    public CommandDeclaration float32(String parameter) {
        return add(parameter, FieldType.FLOAT, 0);
    }

    /// An entity that is alive and in the session's view, or its own, by the time the handler sees it.
    public CommandDeclaration entity(String parameter) {
        return add(parameter, FieldType.ENTITY, 0);
    }

    /// A text of at most `maxBytes` bytes of UTF-8, 1-1024.
    public CommandDeclaration text(String parameter, int maxBytes) {
        return add(parameter, FieldType.TEXT, maxBytes);
    }

    /// Makes `applied` a promise: the client hears it only when a commit that covers the command's tick is confirmed, one tick or more later,
    /// and a crash can't undo it then. Rejections come at once. While saving fails, or too many wait, the kernel rejects the command before its
    /// handler as `not_durable`. What the command changes is seen at once all the same, by snapshots and events.
    public CommandDeclaration durable() {
        durable = true;
        return this;
    }

    /// Makes the command. Throws [IllegalStateException] where its name is taken.
    public CommandType handledBy(CommandHandler handler) {
        return commands.declare(plugin, name, parameters, durable, handler);
    }

    private CommandDeclaration add(String parameter, FieldType type, int maxBytes) {
        if (parameters.size() == CommandType.MOST_PARAMETERS) {
            throw new IllegalStateException("the command '" + name + "' has more than " + CommandType.MOST_PARAMETERS + " parameters");
        }
        parameters.add(new Field(parameter, type, maxBytes));
        return this;
    }
}
