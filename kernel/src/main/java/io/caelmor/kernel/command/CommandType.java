package io.caelmor.kernel.command;

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

    CommandType(int id, String name, List<Field> parameters, CommandHandler handler) {
        this.id = id;
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.fields = parameters.toArray(Field[]::new);
        this.handler = handler;
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

    Field[] fields() {
        return fields;
    }

    CommandHandler handler() {
        return handler;
    }
}
