package io.caelmor.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a server's plugins declared: everything a client needs to decode their data, found by name. Immutable.
///
/// Ids and positions hold for one connection; a client whose next connection brings an equal schema keeps the same object.
public final class Schema {
    /// The most columns a server may have: a mask of them fits a `long`.
    public static final int MAX_COLUMNS = 63;

    /// A column of the world.
    ///
    /// @param index position in the server's list and in masks, from 0
    /// @param ownerOnly whether only the entity's owner is sent it
    /// @param step what one unit on the wire is worth, for QUANTISED; else 0
    /// @param maxBytes greatest count of bytes, for TEXT; else 0
    public record Column(int index, String name, ValueType type, boolean ownerOnly, float step, int maxBytes) {}

    /// A parameter of a command or a field of an event.
    ///
    /// @param maxBytes greatest count of bytes, for TEXT; else 0
    public record Field(String name, ValueType type, int maxBytes) {}

    /// A command or an event: an id, a name and what it carries.
    public record Signature(int id, String name, List<Field> fields) {
        public Signature {
            fields = List.copyOf(fields);
        }

        /// Position of the field of that name.
        ///
        /// @throws NoSuchElementException where there is none
        public int field(String fieldName) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name().equals(fieldName)) {
                    return i;
                }
            }
            throw new NoSuchElementException(name + " has no field '" + fieldName + "', it has " + fields);
        }
    }

    /// Why a command can be refused.
    ///
    /// @param sentence for people
    public record Rejection(int id, String name, String sentence) {}

    private final List<Column> columns;
    private final List<Signature> commands;
    private final List<Signature> events;
    private final List<Rejection> rejections;
    private final Map<Integer, String> kinds;

    private final Map<String, Column> columnsByName;
    private final Map<String, Signature> commandsByName;
    private final Map<String, Signature> eventsByName;
    private final Map<Integer, Signature> eventsById;
    private final Map<Integer, Rejection> rejectionsById;

    /// @throws IllegalArgumentException where two entries of a list share a name or an id
    public Schema(List<Column> columns, List<Signature> commands, List<Signature> events, List<Rejection> rejections,
            Map<Integer, String> kinds) {
        this.columns = List.copyOf(columns);
        this.commands = List.copyOf(commands);
        this.events = List.copyOf(events);
        this.rejections = List.copyOf(rejections);
        this.kinds = Map.copyOf(kinds);
        columnsByName = indexed("column", columns, Column::name);
        commandsByName = indexed("command", commands, Signature::name);
        eventsByName = indexed("event", events, Signature::name);
        eventsById = indexed("event", events, Signature::id);
        rejectionsById = indexed("rejection", rejections, Rejection::id);
        indexed("command", commands, Signature::id);
        indexed("rejection", rejections, Rejection::name);
    }

    /// All columns, in the order of their positions.
    public List<Column> columns() {
        return columns;
    }

    /// All commands.
    public List<Signature> commands() {
        return commands;
    }

    /// All events.
    public List<Signature> events() {
        return events;
    }

    /// All rejections.
    public List<Rejection> rejections() {
        return rejections;
    }

    /// Names of the values of the column `kind`.
    public Map<Integer, String> kinds() {
        return kinds;
    }

    /// The column of that name, if the server has it.
    public Optional<Column> findColumn(String name) {
        return Optional.ofNullable(columnsByName.get(name));
    }

    /// The command of that name, if the server has it.
    public Optional<Signature> findCommand(String name) {
        return Optional.ofNullable(commandsByName.get(name));
    }

    /// The event of that name, if the server has it.
    public Optional<Signature> findEvent(String name) {
        return Optional.ofNullable(eventsByName.get(name));
    }

    /// The column of that name.
    ///
    /// @throws NoSuchElementException where the server has none
    public Column column(String name) {
        return found("column", name, columnsByName);
    }

    /// The command of that name.
    ///
    /// @throws NoSuchElementException where the server has none
    public Signature command(String name) {
        return found("command", name, commandsByName);
    }

    /// The event of that name.
    ///
    /// @throws NoSuchElementException where the server has none
    public Signature event(String name) {
        return found("event", name, eventsByName);
    }

    Column columnAt(int index) {
        return columns.get(index);
    }

    @Nullable Signature eventOfId(int id) {
        return eventsById.get(id);
    }

    @Nullable Rejection rejectionOfId(int id) {
        return rejectionsById.get(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that && columns.equals(that.columns) && commands.equals(that.commands)
                && events.equals(that.events) && rejections.equals(that.rejections) && kinds.equals(that.kinds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columns, commands, events, rejections, kinds);
    }

    private static <T> T found(String what, String name, Map<String, T> byName) {
        T entry = byName.get(name);
        if (entry == null) {
            throw new NoSuchElementException(
                    "the server has no " + what + " '" + name + "'; it has " + byName.keySet().stream().sorted().toList());
        }
        return entry;
    }

    private static <K, T> Map<K, T> indexed(String what, List<T> entries, Function<T, K> key) {
        Map<K, T> index = new HashMap<>();
        for (T entry : entries) {
            if (index.put(key.apply(entry), entry) != null) {
                throw new IllegalArgumentException("the schema has two of the " + what + " " + key.apply(entry));
            }
        }
        return index;
    }
}
