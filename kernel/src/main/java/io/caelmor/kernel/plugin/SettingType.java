package io.caelmor.kernel.plugin;

import io.caelmor.kernel.plugin.SettingSource.Raw;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a key wants, and how raw values become that.
enum SettingType {
    WHOLE("a whole number") {
        @Override
        Optional<Object> typed(Raw raw) {
            return raw.value() instanceof Long ? Optional.of(raw.value()) : parsed(raw, Long::valueOf);
        }
    },
    NUMBER("a number") {
        @Override
        Optional<Object> typed(Raw raw) {
            Optional<Object> number = raw.value() instanceof Number value
                    ? Optional.of(value.doubleValue())
                    : parsed(raw, Double::valueOf);
            return number.filter(value -> Double.isFinite((double) value));
        }
    },
    FLAG("true or false") {
        @Override
        Optional<Object> typed(Raw raw) {
            return raw.value() instanceof Boolean ? Optional.of(raw.value()) : parsed(raw, text -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(text);
            });
        }
    },
    TEXT("text") {
        @Override
        Optional<Object> typed(Raw raw) {
            return Optional.of(raw.value()).filter(String.class::isInstance);
        }
    },
    TEXTS("a list of texts") {
        @Override
        Optional<Object> typed(Raw raw) {
            boolean texts = raw.value() instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            return texts ? Optional.of(List.copyOf((List<?>) raw.value())) : parsed(raw, SettingType::split);
        }
    };

    /// A text's meaning, or an [IllegalArgumentException].
    private interface Parser {
        Object parse(String text);
    }

    private final String words;

    SettingType(String words) {
        this.words = words;
    }

    /// For people.
    String words() {
        return words;
    }

    /// The value as this type; nothing where it isn't of it.
    abstract Optional<Object> typed(Raw raw);

    private static Optional<Object> parsed(Raw raw, Parser parser) {
        if (raw.textual() && raw.value() instanceof String text) {
            try {
                return Optional.of(parser.parse(text.strip()));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
