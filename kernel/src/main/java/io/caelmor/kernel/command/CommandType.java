package io.caelmor.kernel.command;

import io.caelmor.kernel.tick.AllocationAccount;
import io.caelmor.kernel.wire.Field;
import java.util.List;

/// A declared command: its number in the schema, its parameters, its handler.
public final class CommandType {
    /// Most parameters of a command.
    public static final int MOST_PARAMETERS = 16;

    private final int id;
    private final String name;
    private final List<Field> parameters;
    private final Field[] fields;
    private final CommandHandler handler;
    private final boolean durable;
    private final String culprit;
    private final AllocationAccount allocated;

    CommandType(int id, String name, List<Field> parameters, boolean durable, CommandHandler handler, String culprit, AllocationAccount allocated) {
        this.id = id;
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.fields = parameters.toArray(Field[]::new);
        this.durable = durable;
        this.handler = handler;
        this.culprit = culprit;
        this.allocated = allocated;
    }

    /// Number in the schema, from 1.
    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public List<Field> parameters() {
        return parameters;
    }

    /// Whether it is answered `applied` only when what it did is saved; [CommandDeclaration#durable].
    public boolean durable() {
        return durable;
    }

    /// As the watchdog names it: `the command move of plugin commands`.
    @Override
    public String toString() {
        return "the " + culprit;
    }

    Field[] fields() {
        return fields;
    }

    CommandHandler handler() {
        return handler;
    }

    /// How it is named where it fails.
    String culprit() {
        return culprit;
    }

    AllocationAccount allocated() {
        return allocated;
    }
}
