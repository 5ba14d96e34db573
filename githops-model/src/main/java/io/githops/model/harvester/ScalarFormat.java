package io.githops.model.harvester;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.ResourceId;
import java.util.List;
import java.util.function.Function;

/**
 * A value that is no JSON.
 *
 * @param reader throws {@link IllegalArgumentException} when the text does not fit
 */
record ScalarFormat<T>(ResourceId setting, String expected, Function<String, T> reader, Function<T, String> writer)
        implements SettingFormat<T> {
    static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    @Override
    public T parse(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            String message = setting + ": " + SettingKey.VALUE + ": found other text; expected " + expected;
            throw new ManifestException(List.of(Problem.error("GH1301", message, null)));
        }
    }

    @Override
    public String text(T value) {
        return writer.apply(value);
    }

    @Override
    public String replace(String text, T value) {
        return parse(text).equals(value) ? text : text(value);
    }
}
