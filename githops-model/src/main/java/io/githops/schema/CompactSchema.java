package io.githops.schema;

import io.githops.tree.Mapping;
import io.githops.tree.Tree;

/** The file form of schemas. */
final class CompactSchema {
    private CompactSchema() {}

    static Schema read(Tree compact) {
        return Schema.any();
    }

    static Tree write(Schema schema) {
        return Mapping.empty();
    }
}
