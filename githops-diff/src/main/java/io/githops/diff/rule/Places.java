package io.githops.diff.rule;

import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.PathElement;
import io.githops.tree.Text;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tests where a difference is. Fields are named as in a {@link FieldPattern}; other names may have {@code *} in them. */
final class Places {
    private Places() {}

    /** At one of these fields. */
    static Predicate<Candidate> at(String... patterns) {
        List<FieldPattern> parsed = parsed(patterns);
        return candidate -> parsed.stream().anyMatch(pattern -> pattern.matches(candidate.path()));
    }

    /** At one of these fields or below it. */
    static Predicate<Candidate> within(String... patterns) {
        List<FieldPattern> parsed = parsed(patterns);
        return candidate -> parsed.stream().anyMatch(pattern -> pattern.contains(candidate.path()));
    }

    /** At one of these annotations, or within the JSON it holds. */
    static Predicate<Candidate> annotations(String... names) {
        return entries("annotations", names);
    }

    /** At one of these labels. */
    static Predicate<Candidate> labels(String... names) {
        return entries("labels", names);
    }

    /** At one of these finalizers. */
    static Predicate<Candidate> finalizers(String... names) {
        FieldPath list = FieldPath.of("metadata", "finalizers");
        List<Glob> globs = globs(names);
        return candidate -> list.contains(candidate.path())
                && last(candidate.path()) instanceof PathElement.Value item
                && item.value() instanceof Text name
                && matches(globs, name.value());
    }

    /** The name of the field a path ends at; empty when it ends at an item. */
    static String field(FieldPath path) {
        return last(path) instanceof PathElement.Field field ? field.name() : "";
    }

    /** The {@code name} by which a list item at the end of a path is known; empty when it ends at something else. */
    static String itemName(FieldPath path) {
        return last(path) instanceof PathElement.Key key && key.fields().get("name") instanceof Text name
                ? name.value()
                : "";
    }

    private static Predicate<Candidate> entries(String map, String... names) {
        FieldPath entries = FieldPath.of("metadata", map);
        List<Glob> globs = globs(names);
        return candidate -> {
            List<PathElement> steps = candidate.path().elements();
            return steps.size() > 2
                    && entries.contains(candidate.path())
                    && steps.get(2) instanceof PathElement.Field name
                    && matches(globs, name.name());
        };
    }

    private static PathElement last(FieldPath path) {
        return path.elements().get(path.elements().size() - 1);
    }

    private static boolean matches(List<Glob> globs, String name) {
        return globs.stream().anyMatch(glob -> glob.matches(name));
    }

    private static List<Glob> globs(String... names) {
        return Stream.of(names).map(Glob::of).toList();
    }

    private static List<FieldPattern> parsed(String... patterns) {
        return Stream.of(patterns).map(FieldPattern::parse).toList();
    }
}
