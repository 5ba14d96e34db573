package io.githops.schema;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.List;

/** Adds to definitions what the kind's own admission demands beyond them. */
final class AdmittedValues {
    private static final String ANY_ITEM = "[*]";

    private final List<Mapping> rules;

    /** @param rules as in {@code admitted-values.yaml} */
    AdmittedValues(List<Mapping> rules) {
        this.rules = rules;
    }

    /** @param openApi the schema of a definition's version */
    Mapping addTo(String definition, Mapping openApi) {
        Mapping narrowed = openApi;
        for (Mapping rule : rules) {
            String root = rule.mapping("roots").text(definition).orElse("");
            if (!root.isEmpty()) {
                for (Mapping field : rule.sequence("fields").mappings()) {
                    String path = root + "." + field.text("path").orElseThrow();
                    narrowed = narrow(narrowed, path.replace(ANY_ITEM, "." + ANY_ITEM), field.sequence("values"));
                }
            }
        }
        return narrowed;
    }

    private static Mapping narrow(Mapping openApi, String path, Sequence values) {
        if (path.isEmpty()) {
            return openApi.with("x-githops-admitted", values);
        }
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (step.equals(ANY_ITEM)) {
            return openApi.edit("items", items -> narrow(items, rest, values));
        }
        if (!openApi.mapping("properties").has(step)) {
            throw new IllegalArgumentException("the definition has no field " + step + " of " + path);
        }
        return openApi.edit(
                "properties", properties -> properties.edit(step, property -> narrow(property, rest, values)));
    }
}
