package io.caelmor.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A command looked up once and sent many times: `move.putFloat(1).putFloat(0).send()`.
///
/// Each `put` gives the next parameter and checks it against the schema. Use it on the client's event loop alone; for other
/// threads there is [Client#send]. When a later connection brings another schema, it looks the command up anew.
public final class PreparedCommand {
    private final Client client;
    private final String name;
    private final ByteBuf parameters = Unpooled.buffer(64);

    private Schema schema;
    private Schema.Signature signature;
    private int given;

    PreparedCommand(Client client, String name, Schema schema) {
        this.client = client;
        this.name = name;
        this.schema = schema;
        signature = schema.command(name);
    }

    /// The command's name and parameters.
    public Schema.Signature signature() {
        return signature;
    }

    /// Gives an INT.
    public PreparedCommand putInt(int value) {
        next(ValueType.INT);
        WireWriter.zigzag(parameters, value);
        return this;
    }

    /// Gives a LONG.
    public PreparedCommand putLong(long value) {
        next(ValueType.LONG);
        WireWriter.zigzag(parameters, value);
        return this;
    }

    /// Gives a FLOAT.
    ///
    /// @throws IllegalArgumentException for NaN and infinity
    public PreparedCommand putFloat(float value) {
        Schema.Field field = next(ValueType.FLOAT);
        if (!Float.isFinite(value)) {
            throw wrong(field.name() + " is " + value + ", which no command may carry");
        }
        WireWriter.float32(parameters, value);
        return this;
    }

    /// Gives a TEXT.
    ///
    /// @throws IllegalArgumentException where it is longer than the schema allows
    public PreparedCommand putText(String value) {
        Schema.Field field = next(ValueType.TEXT);
        int bytes = ByteBufUtil.utf8Bytes(value);
        if (bytes > field.maxBytes()) {
            throw wrong(field.name() + " has " + bytes + " bytes, more than " + field.maxBytes());
        }
        WireWriter.text(parameters, value);
        return this;
    }

    /// Gives an ENTITY, see [Entity].
    public PreparedCommand putEntity(long entity) {
        next(ValueType.ENTITY);
        WireWriter.entity(parameters, entity);
        return this;
    }

    /// Sends the command and answers its number, which the receipt will name.
    ///
    /// @throws IllegalArgumentException where parameters are missing
    /// @throws ClientException where the client is not connected, or too many commands wait for their receipts
    public long send() {
        return client.transmit(signature, take(), null);
    }

    /// Puts parameters of any type: a number for INT, LONG and FLOAT, a `Long` for ENTITY, a `String` for TEXT.
    PreparedCommand putAll(Object... values) {
        for (Object value : values) {
            if (given == signature.fields().size()) {
                throw wrong("takes no more than " + given + " parameters");
            }
            Schema.Field field = signature.fields().get(given);
            switch (field.type()) {
                case INT -> putInt(Math.toIntExact(number(field, value).longValue()));
                case LONG -> putLong(number(field, value).longValue());
                case FLOAT -> putFloat(number(field, value).floatValue());
                case ENTITY -> putEntity(number(field, value).longValue());
                case TEXT -> putText(value instanceof String text ? text : mistyped(field, value));
                case QUANTISED -> throw wrong("has a QUANTISED parameter");
            }
        }
        return this;
    }

    /// As [#send], from any thread, for a command that nobody else uses.
    CompletableFuture<Receipt> sendFromAnyThread() {
        ByteBuf encoded = take();
        CompletableFuture<Receipt> future = new CompletableFuture<>();
        client.execute(() -> {
            try {
                client.transmit(signature, encoded, future);
            } catch (RuntimeException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private Schema.Field next(ValueType type) {
        if (given == 0) {
            begin();
        }
        List<Schema.Field> fields = signature.fields();
        if (given == fields.size()) {
            given = 0;
            throw wrong("takes no more than " + fields.size() + " parameters");
        }
        Schema.Field field = fields.get(given);
        if (field.type() != type) {
            given = 0;
            throw wrong(field.name() + " is " + field.type() + ", not " + type);
        }
        given++;
        return field;
    }

    private void begin() {
        parameters.clear();
        Schema current = client.schema();
        if (current != schema) {
            schema = current;
            signature = current.command(name);
        }
    }

    private ByteBuf take() {
        if (given == 0) {
            begin();
        }
        int count = given;
        given = 0;
        if (count != signature.fields().size()) {
            throw wrong("takes " + signature.fields() + "; " + count + " were given");
        }
        return parameters;
    }

    private Number number(Schema.Field field, Object value) {
        if (value instanceof Number number && (field.type() == ValueType.FLOAT || !(value instanceof Float || value instanceof Double))) {
            return number;
        }
        mistyped(field, value);
        return 0;
    }

    private String mistyped(Schema.Field field, Object value) {
        throw wrong(field.name() + " is " + field.type() + ", not " + value);
    }

    private IllegalArgumentException wrong(String sentence) {
        given = 0;
        return new IllegalArgumentException("the command " + name + ": " + sentence);
    }
}
