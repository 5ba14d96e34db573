package io.githops.manifest;

import io.githops.model.LateBoundValue;
import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through one resource and its schema side by side. */
final class SchemaWalk {
    private static final String UNKNOWN_FIELD = "GH1201";
    private static final String MISSING = "GH1203";
    private static final String STATUS = "status";

    private final Findings findings;
    private final boolean mayBePart;
    private final TypeCheck types;
    private final BoundsCheck bounds;
    private final ScalarCheck scalars;
    private final ItemsCheck items;

    /** @param mayBePart whether missing fields may well be in the live object */
    SchemaWalk(Patterns patterns, Findings findings, boolean mayBePart) {
        this.findings = findings;
        this.mayBePart = mayBePart;
        types = new TypeCheck(findings);
        bounds = new BoundsCheck(findings);
        scalars = new ScalarCheck(patterns, findings, bounds);
        items = new ItemsCheck(findings);
    }

    /** @param skipsStatus whether applying the object leaves its status alone */
    void root(Schema schema, Mapping tree, boolean skipsStatus) {
        mapping(schema, skipsStatus ? tree.without(STATUS) : tree, Place.ROOT);
    }

    private void value(Schema schema, Tree value, Place place) {
        boolean absent = value instanceof Null
                && (schema.isNullable() || schema.defaultValue().isPresent());
        if (absent || isBoundLater(schema, value) || !types.check(schema, value, place)) {
            return;
        }
        if (value instanceof Mapping mapping) {
            mapping(schema, mapping, place);
        } else if (value instanceof Sequence list) {
            list(schema, list, place);
        } else {
            scalars.check(schema, value, place);
        }
    }

    /** Whether the value is known only when the resource is applied, so that it can be checked only then. */
    private static boolean isBoundLater(Schema schema, Tree value) {
        if (!(value instanceof Text text) || !LateBoundValue.isIn(text.value())) {
            return false;
        }
        return switch (schema.type()) {
            case STRING, INT_OR_STRING, ANY -> true;
            case INTEGER, NUMBER, BOOLEAN -> LateBoundValue.isAll(text.value());
            case OBJECT, ARRAY -> false;
        };
    }

    private void mapping(Schema schema, Mapping mapping, Place place) {
        bounds.length(schema.bounds(), mapping, mapping.size(), place);
        mapping.forEach((name, value) -> {
            Schema field = schema.field(name);
            if (field == null) {
                unknown(schema, name, place);
            } else {
                value(field, value, place.field(name));
            }
        });
        schema.required().stream()
                .filter(name -> !mapping.has(name))
                .filter(name -> place != Place.ROOT || !name.equals(STATUS))
                .forEach(name -> missing(schema.field(name), place.field(name)));
    }

    private void missing(@Nullable Schema field, Place place) {
        if (field != null && field.defaultValue().isPresent()) {
            return;
        }
        String expected = field == null ? "" : "expected " + TypeCheck.words(field);
        if (mayBePart) {
            findings.warn(MISSING, place, "missing", expected, "Needed unless the object exists already");
        } else {
            findings.add(MISSING, place, "missing", expected, "");
        }
    }

    private void unknown(Schema schema, String name, Place place) {
        String question = Nearest.question(name, schema.properties().keySet());
        findings.addAt(
                place.field(name),
                UNKNOWN_FIELD,
                place,
                "found \"" + name + "\"",
                "unknown field",
                question.isEmpty() ? "Remove it, or check its spelling and indentation" : question);
    }

    private void list(Schema schema, Sequence list, Place place) {
        bounds.length(schema.bounds(), list, list.size(), place);
        List<Place> places = items.places(schema, list, place);
        schema.items().ifPresent(item -> {
            for (int i = 0; i < list.size(); i++) {
                value(item, list.get(i), places.get(i));
            }
        });
    }
}
