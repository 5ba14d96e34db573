package io.githops.manifest;

import io.githops.model.Quantity;
import io.githops.schema.Bounds;
import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;

/** Checks scalars that have the right type. */
final class ScalarCheck {
    private static final String NOT_ONE_OF = "GH1204";
    private static final String PATTERN = "GH1205";
    private static final String QUANTITY = "GH1208";

    private final Patterns patterns;
    private final Findings findings;
    private final BoundsCheck bounds;

    ScalarCheck(Patterns patterns, Findings findings, BoundsCheck bounds) {
        this.patterns = patterns;
        this.findings = findings;
        this.bounds = bounds;
    }

    void check(Schema schema, Tree value, Place place) {
        oneOf(schema, value, place);
        if (value instanceof Num number) {
            bounds.number(schema.bounds(), number, place);
        } else if (value instanceof Text text && schema.isQuantity()) {
            quantity(text, place);
        } else if (value instanceof Text text) {
            text(schema.bounds(), text, place);
        }
    }

    private void oneOf(Schema schema, Tree value, Place place) {
        boolean unset = value instanceof Text text && text.value().isEmpty();
        List<Tree> allowed = schema.enumeration().isEmpty() && !unset ? schema.admittedValues() : schema.enumeration();
        if (allowed.isEmpty() || allowed.contains(value)) {
            return;
        }
        List<String> words = allowed.stream().map(ScalarCheck::word).toList();
        boolean suggests = value instanceof Text && !findings.isSensitive(place);
        findings.add(
                NOT_ONE_OF,
                place,
                findings.found(place, value),
                (words.size() == 1 ? "expected " : "expected one of ") + String.join(", ", words),
                suggests ? Nearest.question(((Text) value).value(), words) : "");
    }

    private static String word(Tree value) {
        return value instanceof Text text && !text.value().isEmpty() ? text.value() : Json.text(value);
    }

    private void quantity(Text text, Place place) {
        if (!isQuantity(text.value())) {
            findings.add(
                    QUANTITY,
                    place,
                    findings.found(place, text),
                    "expected a quantity such as 4Gi or 500m",
                    QuantityGuess.meant(text.value())
                            .filter(meant -> !findings.isSensitive(place))
                            .map(meant -> "Did you mean " + meant + "?")
                            .orElse(""));
        }
    }

    private static boolean isQuantity(String text) {
        try {
            Quantity.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void text(Bounds limits, Text text, Place place) {
        bounds.length(limits, text, text.value().codePointCount(0, text.value().length()), place);
        if (limits.pattern() != null && !patterns.isFound(limits.pattern(), text.value())) {
            pattern(text, place, "a string that matches " + limits.pattern());
        }
        if (limits.format() != null) {
            TextFormat.named(limits.format())
                    .filter(format -> !format.accepts(text.value()))
                    .ifPresent(format -> pattern(text, place, format.words()));
        }
    }

    private void pattern(Text text, Place place, String expected) {
        findings.add(PATTERN, place, findings.found(place, text), "expected " + expected, "");
    }
}
