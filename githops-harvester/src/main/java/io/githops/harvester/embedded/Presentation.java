package io.githops.harvester.embedded;

import io.githops.model.ResourceKind;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a kind is called on the command line and printed in tables.
 *
 * @param columns after the name; empty for a custom resource that defines none, which then shows its age
 * @param hasRules whether the kind's schema holds expressions that the API server evaluates
 * @param deprecation the warning that using this version draws; empty for none
 */
record Presentation(
        String singular,
        List<String> shortNames,
        List<String> categories,
        List<Column> columns,
        boolean hasRules,
        String deprecation) {
    Presentation {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        columns = List.copyOf(columns);
    }

    static Presentation plain(ResourceKind<?> kind) {
        String singular = kind.groupVersionKind().kind().toLowerCase(Locale.ROOT);
        return new Presentation(singular, List.of(), List.of(), List.of(), false, "");
    }

    /** As the definition of a custom resource says for one of its versions. */
    static Presentation of(Mapping definition, Mapping version) {
        Mapping names = definition.mapping("spec", "names");
        String kind = names.text("kind").orElse("");
        String apiVersion = definition.mapping("spec").text("group").orElse("") + "/"
                + version.text("name").orElse("");
        return new Presentation(
                names.text("singular").orElse(kind.toLowerCase(Locale.ROOT)),
                names.sequence("shortNames").texts(),
                names.sequence("categories").texts(),
                Column.custom(version.sequence("additionalPrinterColumns")),
                Rules.in(version.mapping("schema")),
                Bool.TRUE.equals(version.get("deprecated"))
                        ? version.text("deprecationWarning").orElse(apiVersion + " " + kind + " is deprecated")
                        : "");
    }

    /** Reads what {@link #toTree} writes. */
    static Presentation parse(Mapping compact) {
        return new Presentation(
                compact.text("singular").orElse(""),
                compact.sequence("shortNames").texts(),
                compact.sequence("categories").texts(),
                Column.custom(compact.sequence("columns")),
                Bool.TRUE.equals(compact.get("rules")),
                compact.text("deprecation").orElse(""));
    }

    Mapping toTree() {
        var tree = Mapping.builder().put("singular", singular);
        texts(shortNames).ifPresent(names -> tree.put("shortNames", names));
        texts(categories).ifPresent(names -> tree.put("categories", names));
        if (!columns.isEmpty()) {
            tree.put("columns", Sequence.of(columns.stream().map(Column::toTree).toList()));
        }
        if (hasRules) {
            tree.put("rules", true);
        }
        if (!deprecation.isEmpty()) {
            tree.put("deprecation", deprecation);
        }
        return tree.build();
    }

    private static Optional<Sequence> texts(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Sequence.ofTexts(values));
    }

    /** Finds expressions anywhere in a schema. */
    private static final class Rules {
        static boolean in(Tree tree) {
            if (tree instanceof Mapping mapping) {
                return mapping.has("x-kubernetes-validations")
                        || mapping.values().anyMatch(Rules::in);
            }
            return tree instanceof Sequence sequence && sequence.stream().anyMatch(Rules::in);
        }
    }
}
