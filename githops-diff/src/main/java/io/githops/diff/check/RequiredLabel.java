package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.function.BiConsumer;

/** Machines without a label that a team asks for. */
final class RequiredLabel implements BiConsumer<Resource, Problems> {
    static final String ID = "required-label";

    private final String label;

    RequiredLabel(String label) {
        this.label = label;
    }

    @Override
    public void accept(Resource resource, Problems problems) {
        FieldPath at = FieldPath.of("metadata", "labels");
        if (resource.label(label).filter(value -> !value.isBlank()).isEmpty()) {
            problems.error(at, "found no label " + label + "; add it");
        }
    }
}
