package io.githops.diff.apply;

import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One expression of a bundled schema, in Java.
 *
 * @param path names of fields, {@code []} for each item of a list, {@code *} for each entry of a mapping
 * @param isTransition whether it compares with the live value, and so holds wherever there is none
 * @param holds of the value and the live one
 */
record ExpressionRule(List<String> path, String message, boolean isTransition, BiPredicate<Tree, Tree> holds) {

    static ExpressionRule of(String path, String message, Predicate<Tree> holds) {
        return new ExpressionRule(List.of(path.split("\\.")), message, false, (value, old) -> holds.test(value));
    }

    static ExpressionRule ofFields(String path, String message, Predicate<Mapping> holds) {
        return of(path, message, value -> !(value instanceof Mapping mapping) || holds.test(mapping));
    }

    static ExpressionRule ofText(String path, String message, Predicate<String> holds) {
        return of(path, message, value -> !(value instanceof Text text) || holds.test(text.value()));
    }

    static ExpressionRule immutable(String path, String message) {
        return new ExpressionRule(List.of(path.split("\\.")), message, true, Tree::equals);
    }

    /** A field that may be set and not taken away. */
    static ExpressionRule keeps(String path, String field, String message) {
        return new ExpressionRule(
                List.of(path.split("\\.")),
                message,
                true,
                (value, old) -> !(old instanceof Mapping before) || !before.has(field) || has(value, field));
    }

    private static boolean has(Tree value, String field) {
        return value instanceof Mapping mapping && mapping.has(field);
    }

    void check(@Nullable Mapping live, Mapping object, Consumer<Cause> causes) {
        check(live, object, 0, "", causes);
    }

    private void check(@Nullable Tree old, @Nullable Tree value, int depth, String place, Consumer<Cause> causes) {
        if (value == null || value instanceof Null || value.equals(old)) {
            return;
        }
        if (depth == path.size()) {
            boolean isChecked = old != null || !isTransition;
            if (isChecked && !holds.test(value, old == null ? Null.NULL : old)) {
                causes.accept(Cause.invalid(place, "\"" + type(value) + "\"", message));
            }
            return;
        }
        String step = path.get(depth);
        if (step.equals("[]")) {
            Sequence list = Structure.list(value);
            for (int i = 0; i < list.size(); i++) {
                check(null, list.get(i), depth + 1, place + "[" + i + "]", causes);
            }
        } else if (step.equals("*")) {
            Structure.mapping(value)
                    .forEach((name, entry) -> check(
                            Structure.mapping(old).get(name), entry, depth + 1, place + "[" + name + "]", causes));
        } else {
            String below = place.isEmpty() ? step : place + "." + step;
            check(Structure.mapping(old).get(step), Structure.mapping(value).get(step), depth + 1, below, causes);
        }
    }

    private static String type(Tree value) {
        return switch (value.shape()) {
            case MAPPING -> "object";
            case SEQUENCE -> "array";
            case TEXT -> "string";
            case NUMBER -> "integer";
            case BOOL -> "boolean";
            case NULL -> "null";
        };
    }
}
