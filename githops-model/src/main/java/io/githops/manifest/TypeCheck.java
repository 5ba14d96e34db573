package io.githops.manifest;

import io.githops.schema.Schema;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;

/** Checks that values have the type their schema says. */
final class TypeCheck {
    private static final String CODE = "GH1202";

    private final Findings findings;

    TypeCheck(Findings findings) {
        this.findings = findings;
    }

    /** Whether the type is right; reports it when it is not. */
    boolean check(Schema schema, Tree value, Place place) {
        if (matches(schema, value)) {
            return true;
        }
        boolean isScalar = schema.type() != Schema.Type.OBJECT && schema.type() != Schema.Type.ARRAY;
        boolean showsValue = isScalar && !findings.isSensitive(place);
        findings.add(
                CODE,
                place,
                showsValue
                        ? findings.found(place, value)
                        : "found " + value.shape().words(),
                "expected " + words(schema),
                advice(schema, value, showsValue));
        return false;
    }

    private static boolean matches(Schema schema, Tree value) {
        return switch (schema.type()) {
            case OBJECT -> value instanceof Mapping;
            case ARRAY -> value instanceof Sequence;
            case STRING -> value instanceof Text;
            case INTEGER -> value instanceof Num number && isWhole(number);
            case NUMBER -> value instanceof Num;
            case BOOLEAN -> value instanceof Bool;
            case INT_OR_STRING ->
                value instanceof Text || value instanceof Num number && (isWhole(number) || takesFractions(schema));
            case ANY -> true;
        };
    }

    private static boolean isWhole(Num number) {
        return number.decimal().stripTrailingZeros().scale() <= 0;
    }

    /** Kubernetes' own quantities may be written as any number, those of custom resources as whole numbers. */
    private static boolean takesFractions(Schema schema) {
        return schema.isQuantity() && schema.bounds().pattern() == null;
    }

    /** The expected type in words. */
    static String words(Schema schema) {
        return switch (schema.type()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case STRING -> "a string";
            case INTEGER -> "an integer";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case INT_OR_STRING -> schema.isQuantity() ? "a quantity such as 4Gi or 500m" : "an integer or a string";
            case ANY -> "any value";
        };
    }

    private static String advice(Schema schema, Tree value, boolean showsValue) {
        if (value instanceof Null) {
            return "Give it a value or leave the field out";
        }
        boolean wantsText = schema.type() == Schema.Type.STRING || schema.type() == Schema.Type.INT_OR_STRING;
        if (wantsText && (value instanceof Num || value instanceof Bool)) {
            return showsValue ? "Quote it: \"" + Json.text(value) + "\"" : "Quote it";
        }
        if (schema.type() == Schema.Type.ARRAY) {
            return "Start each item with a dash";
        }
        return value instanceof Text text && isQuoted(schema, text) ? "Write it without quotes" : "";
    }

    private static boolean isQuoted(Schema schema, Text text) {
        return switch (schema.type()) {
            case BOOLEAN -> text.value().equals("true") || text.value().equals("false");
            case INTEGER -> text.value().matches("-?[0-9]{1,18}");
            case NUMBER -> text.value().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
            default -> false;
        };
    }
}
