package io.githops.schema;

import io.githops.tree.Mapping;
import java.util.function.UnaryOperator;

/** Edits custom resource definitions. */
final class Definitions {
    private Definitions() {}

    /** The definition with the schema of each version edited. */
    static Mapping withSchemas(Mapping definition, UnaryOperator<Mapping> edit) {
        return definition.edit(
                "spec",
                spec -> spec.with(
                        "versions", spec.sequence("versions").map(version -> withSchema((Mapping) version, edit))));
    }

    private static Mapping withSchema(Mapping version, UnaryOperator<Mapping> edit) {
        return version.edit("schema", schema -> schema.edit("openAPIV3Schema", edit));
    }
}
