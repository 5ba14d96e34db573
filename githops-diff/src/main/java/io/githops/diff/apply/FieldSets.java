package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Objects;

/** Sets of places read off values. */
final class FieldSets {
    private FieldSets() {}

    /**
     * The places that whoever applies a value comes to own.
     *
     * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/typed/tofieldset.go">
     *     structured-merge-diff, typed/tofieldset.go</a>
     */
    static FieldSet of(Tree value, Schema schema) {
        var builder = new FieldSet.Builder();
        collect(value, schema, builder);
        return builder.build();
    }

    private static void collect(Tree value, Schema schema, FieldSet.Builder place) {
        switch (Structure.of(schema, value)) {
            case LEAF -> place.add();
            case MAPPING -> collectFields(Structure.mapping(value), schema, place);
            case LIST -> collectItems(Structure.list(value), schema, place);
        }
    }

    private static void collectFields(Mapping mapping, Schema schema, FieldSet.Builder place) {
        mapping.forEach((name, value) -> {
            FieldSet.Builder field = place.below(new PathElement.Field(name));
            collect(value, Objects.requireNonNullElse(Structure.field(schema, name), Schema.any()), field);
            boolean isEmpty = value instanceof Null || value instanceof Mapping inner && inner.isEmpty();
            if (isEmpty || !schema.properties().containsKey(name)) {
                field.add();
            }
        });
    }

    private static void collectItems(Sequence list, Schema schema, FieldSet.Builder place) {
        for (Tree value : list) {
            FieldSet.Builder item = place.below(Structure.step(schema, value));
            collect(value, Structure.items(schema), item);
            item.add();
        }
    }

    /**
     * The set with every field that the schema names made a member wherever something below it is one, so that taking the
     * set out of a value leaves no empty shells.
     */
    static FieldSet withNamedFields(FieldSet set, Schema schema) {
        return set.select((step, node) -> {
            Schema child = schema.child(step);
            boolean isNamed = step instanceof PathElement.Field field
                    && schema.properties().containsKey(field.name());
            return new FieldSet.Node(
                    node.isMember() || isNamed, child == null ? node.below() : withNamedFields(node.below(), child));
        });
    }
}
