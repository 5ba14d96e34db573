package io.githops.export;

import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts fields in an order that does not depend on who sent them: names first, then by the alphabet. */
final class FieldOrder {
    private static final List<String> FIRST = List.of("apiVersion", "kind", "metadata", "spec", "name", "namespace");

    private FieldOrder() {}

    static Mapping of(Mapping tree) {
        MappingBuilder ordered = Mapping.builder();
        FIRST.forEach(name -> ordered.putIfPresent(name, inside(tree.get(name))));
        new TreeSet<>(tree.names()).forEach(name -> ordered.putIfPresent(name, inside(tree.get(name))));
        return ordered.build();
    }

    private static @Nullable Tree inside(@Nullable Tree value) {
        if (value instanceof Mapping mapping) {
            return of(mapping);
        }
        return value instanceof Sequence items ? items.map(FieldOrder::inside) : value;
    }
}
