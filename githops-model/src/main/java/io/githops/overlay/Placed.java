package io.githops.overlay;

import io.githops.model.Position;
import io.githops.model.Positions;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A value, and where it and everything in it was written. Immutable. */
record Placed(Tree tree, Origin origin) {

    static Placed of(Resource resource) {
        return new Placed(resource.tree(), Origin.of(resource.positions()));
    }

    /** A mapping without entries in the place of this value. */
    Placed emptied() {
        return new Placed(Mapping.empty(), origin);
    }

    /** @return null when this is no mapping, or has no such field */
    @Nullable
    Placed field(String name) {
        return step(new PathElement.Field(name));
    }

    /** The items of a list, in their order; none when this is no list. */
    List<Placed> items() {
        return tree instanceof Sequence items
                ? IntStream.range(0, items.size())
                        .mapToObj(i -> new Placed(items.get(i), origin.part(new PathElement.Index(i))))
                        .toList()
                : List.of();
    }

    /** This mapping with a field set. */
    Placed with(String name, Placed value) {
        return new Placed(
                ((Mapping) tree).with(name, value.tree), origin.with(new PathElement.Field(name), value.origin));
    }

    Placed without(String name) {
        return new Placed(((Mapping) tree).without(name), origin);
    }

    /** A list of these items in the place of this one. */
    Placed withItems(List<Placed> items) {
        return new Placed(
                Sequence.of(items.stream().map(Placed::tree).toList()),
                origin.withItems(items.stream().map(Placed::origin).toList()));
    }

    /** This value with a part that is there replaced. */
    Placed with(PathElement step, Placed part) {
        if (step instanceof PathElement.Field field) {
            return with(field.name(), part);
        }
        int index = ((PathElement.Index) step).index();
        return new Placed(((Sequence) tree).with(index, part.tree), origin.with(step, part.origin));
    }

    /** The part that a step of any sort leads to; null when there is none. */
    @Nullable
    Placed step(PathElement element) {
        PathElement plain = plain(element);
        Tree part = plain == null ? null : plain.in(tree);
        return part == null ? null : new Placed(part, origin.part(plain));
    }

    /** The step as a field or an index; null when it leads to no item of this list. */
    @Nullable
    PathElement plain(PathElement element) {
        if (element instanceof PathElement.Field || element instanceof PathElement.Index) {
            return element;
        }
        Tree wanted = element.in(tree);
        return wanted == null
                ? null
                : new PathElement.Index(((Sequence) tree).items().indexOf(wanted));
    }

    /** Where the parts of this value were written. */
    Positions positions() {
        return this::position;
    }

    /** The resource that this value is. */
    Resource resource() {
        Positions document = origin.document();
        return Resource.of((Mapping) tree, document == null ? positions() : document);
    }

    private Optional<Position> position(FieldPath path) {
        Placed reached = this;
        for (PathElement element : path.elements()) {
            reached = reached.step(element);
            if (reached == null) {
                return Optional.empty();
            }
        }
        return reached.origin.exactPosition();
    }
}
