package io.githops.model.harvester;

import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One setting by its name, with the type of its value. Settings that the library knows are constants of {@link
 * io.githops.model.harvester.settings.Settings}; for any other, make a key. Immutable and thread-safe.
 *
 * <pre>{@code
 * SettingKey.json("my-setting", MyValue.class).resource(value)
 * }</pre>
 */
public final class SettingKey<T> {
    static final FieldPath VALUE = FieldPath.of("value");

    private final String name;
    private final SettingFormat<T> format;
    private final String defaultText;

    private SettingKey(String name, SettingFormat<T> format, String defaultText) {
        this.name = Objects.requireNonNull(name, "name");
        this.format = format;
        this.defaultText = defaultText;
    }

    private static <T> SettingKey<T> of(
            String name, String expected, Function<String, T> reader, Function<T, String> writer) {
        return new SettingKey<>(name, new ScalarFormat<>(id(name), expected, reader, writer), "");
    }

    /** A setting whose value is taken as it is. */
    public static SettingKey<String> text(String name) {
        return of(name, "text", text -> text, text -> text);
    }

    /** A setting that is {@code true} or {@code false}. */
    public static SettingKey<Boolean> truth(String name) {
        return of(name, "true or false", ScalarFormat::truth, Object::toString);
    }

    /** A setting that is a whole number. */
    public static SettingKey<Integer> number(String name) {
        return of(name, "a whole number", Integer::valueOf, Object::toString);
    }

    /** A setting that is a number such as {@code 1.5}. */
    public static SettingKey<Double> decimal(String name) {
        return of(name, "a number such as 1.5", Double::valueOf, Object::toString);
    }

    /** A setting that is a whole number of a unit of time. What a value has below that unit is dropped. */
    public static SettingKey<Duration> duration(String name, ChronoUnit unit) {
        return of(
                name,
                "a whole number of " + unit.toString().toLowerCase(Locale.ROOT),
                text -> Duration.of(Long.parseLong(text), unit),
                duration -> Long.toString(duration.dividedBy(unit.getDuration())));
    }

    /** A setting that is a list with commas between its items. */
    public static SettingKey<List<String>> list(String name) {
        return of(
                name,
                "a list",
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList(),
                items -> String.join(",", items));
    }

    /** A setting that is one of a set of words. */
    public static <T extends OpenEnum> SettingKey<T> word(String name, Function<String, T> constructor) {
        return of(name, "a word", constructor, OpenEnum::value);
    }

    /** A setting that is JSON, bound to a type as {@link io.githops.model.EmbeddedJson} does. */
    public static <T> SettingKey<T> json(String name, Class<T> type) {
        return new SettingKey<>(name, new JsonFormat<>(id(name), type), "");
    }

    private static ResourceId id(String name) {
        return ObjectMeta.of(name).id(Setting.KIND);
    }

    /**
     * This key with a default.
     *
     * @param text as it would stand in the setting
     */
    public SettingKey<T> withDefault(String text) {
        return new SettingKey<>(name, format, text);
    }

    /** The name of the {@link Setting}. */
    public String name() {
        return name;
    }

    /** What Harvester takes when nothing is set; empty when that is nothing, is unknown or depends on the cluster. */
    public Optional<T> defaultValue() {
        return defaultText.isEmpty() ? Optional.empty() : Optional.of(parse(defaultText));
    }

    /** Whether the value may hold credentials or private keys, and is never printed. */
    public boolean isSensitive() {
        var setting = Setting.KIND.resource(holding(""));
        return Setting.KIND.sensitiveFields(setting).stream().anyMatch(field -> field.matches(VALUE));
    }

    /**
     * The value that a text holds.
     *
     * @throws ManifestException when the text does not fit the type; does not quote it
     */
    public T parse(String text) {
        return format.parse(text);
    }

    /** The text that holds a value. */
    public String text(T value) {
        return format.text(value);
    }

    /**
     * The text with another value in it: the same text when it holds an equal value, and otherwise with all JSON fields that
     * the type does not know.
     *
     * @param text may be empty
     * @throws ManifestException when the text does not fit the type; does not quote it
     */
    public String replace(String text, T value) {
        return text.isEmpty() ? text(value) : format.replace(text, value);
    }

    /** The setting with this value. */
    public Setting setting(T value) {
        return holding(text(value));
    }

    private Setting holding(String text) {
        return Setting.builder().metadata(ObjectMeta.of(name)).value(text).build();
    }

    /** The manifest of the setting with this value. */
    public Resource resource(T value) {
        return Setting.KIND.resource(setting(value));
    }

    /** @throws IllegalArgumentException when the setting is another one */
    SettingKey<T> requiredFor(Setting setting) {
        if (!setting.metadata().name().equals(name)) {
            throw new IllegalArgumentException(
                    "Setting " + setting.metadata().name() + ": is not " + name + "; use the key of its own name");
        }
        return this;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
