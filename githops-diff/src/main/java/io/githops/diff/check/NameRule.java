package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Text;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What names a field of some kind may hold.
 *
 * @param group any when it is {@code *}
 * @param kind any when it is {@code *}
 * @param expected in words
 */
record NameRule(String group, String kind, FieldPattern field, Predicate<String> test, String expected) {
    static final String ANY = "*";

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;

    static NameRule of(String group, String kind, String field, Predicate<String> test, String expected) {
        return new NameRule(group, kind, FieldPattern.parse(field), test, expected);
    }

    static NameRule label(String group, String kind, String field) {
        return of(
                group,
                kind,
                field,
                matching(LABEL, LONGEST_LABEL),
                "at most 63 lower case letters, digits and hyphens, with no hyphen at either end");
    }

    static NameRule subdomain(String group, String kind, String field) {
        return of(
                group,
                kind,
                field,
                matching(LABEL + "(\\." + LABEL + ")*", LONGEST_SUBDOMAIN),
                "at most 253 lower case letters, digits, hyphens and dots, with a letter or digit beside each dot and at"
                        + " either end");
    }

    static NameRule labelValue(String group, String kind, String field) {
        return of(
                group,
                kind,
                field,
                matching("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?", LONGEST_LABEL),
                "a label value: at most 63 letters, digits, hyphens, underscores and dots, with a letter or digit at either"
                        + " end");
    }

    static Predicate<String> matching(String form, int longest) {
        Predicate<String> test = Pattern.compile(form).asMatchPredicate();
        return name -> name.length() <= longest && test.test(name);
    }

    boolean isFor(Resource resource) {
        return (group.equals(ANY) || group.equals(resource.id().group()))
                && (kind.equals(ANY) || kind.equals(resource.id().kind()));
    }

    /** Visits the names that break the rule. */
    void forEachFault(Resource resource, BiConsumer<FieldPath, String> visitor) {
        field.forEach(resource.tree(), (path, value) -> {
            if (value instanceof Text text && !test.test(text.value())) {
                visitor.accept(path, text.value());
            }
        });
    }
}
