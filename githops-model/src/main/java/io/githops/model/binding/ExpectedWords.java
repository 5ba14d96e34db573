package io.githops.model.binding;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import io.githops.tree.Bool;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a type expects in a tree, in the words of messages. */
final class ExpectedWords {
    private static final List<Class<?>> BOOLEANS = List.of(boolean.class, Boolean.class, Bool.class);
    private static final List<Class<?>> WHOLE_NUMBERS = List.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            BigInteger.class);
    private static final List<Class<?>> NUMBERS = List.of(double.class, float.class, Number.class, Num.class);
    private static final List<Class<?>> TEXTS = List.of(CharSequence.class, Text.class);
    private static final List<Class<?>> LISTS = List.of(Collection.class, Object[].class, Sequence.class);

    private ExpectedWords() {}

    static String of(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (isOneOf(BOOLEANS, type)) {
            return "a boolean";
        }
        if (isOneOf(WHOLE_NUMBERS, type)) {
            return "a whole number";
        }
        if (isOneOf(NUMBERS, type)) {
            return "a number";
        }
        if (isOneOf(TEXTS, type)) {
            return "a string";
        }
        if (isOneOf(LISTS, type) || type == Iterable.class) {
            return "a list";
        }
        return ofValue(type);
    }

    private static boolean isOneOf(List<Class<?>> families, Class<?> type) {
        return families.stream().anyMatch(family -> family.isAssignableFrom(type));
    }

    private static String ofValue(Class<?> type) {
        AnnotatedMember value = valueOf(type);
        if (value != null) {
            return of(value.getRawType());
        }
        return type.getName().startsWith("java.") && !Map.class.isAssignableFrom(type)
                ? "a string of another form"
                : "a mapping";
    }

    /** What a type that refused the value it was given may have wanted. */
    static String ofRefused(Class<?> type) {
        return valueOf(type) == null ? "fields that the view accepts" : "a valid " + words(type.getSimpleName());
    }

    /** The member that a class is written as, when it is written as a single value. */
    private static @Nullable AnnotatedMember valueOf(Class<?> type) {
        return ViewMapper.MAPPER
                .getSerializationConfig()
                .introspect(ViewMapper.MAPPER.constructType(type))
                .findJsonValueAccessor();
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
