package io.githops.model.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Objects drawn from the schemas of all kinds, through their views and back. */
class ViewProperties {
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void whatAViewReadsItWrites(@ForAll("drawn") Drawn drawn) {
        assertThat(written(drawn.kind(), drawn.resource()).tree())
                .isEqualTo(drawn.resource().tree());
    }

    private static <T> Resource written(ResourceKind<T> kind, Resource resource) {
        return kind.resource(resource.as(kind));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anEditThatChangesNothingGivesTheSameResource(@ForAll("drawn") Drawn drawn) {
        Resource richer =
                drawn.resource().withTree((Mapping) withMore(drawn.resource().tree()));

        assertThat(richer.with(drawn.kind(), view -> view)).isSameAs(richer);
        assertThat(rewritten(drawn.kind(), richer)).isSameAs(richer);
    }

    private static <T> Resource rewritten(ResourceKind<T> kind, Resource resource) {
        T equal = resource.as(kind);
        return resource.with(kind, view -> equal);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anEditLeavesAllElseAsItWas(@ForAll("drawn") Drawn drawn) {
        Resource richer =
                drawn.resource().withTree((Mapping) withMore(drawn.resource().tree()));
        Resource expected = relabelled(richer);

        Resource edited = edited(drawn.kind(), richer, relabelled(drawn.resource()));

        assertThat(edited).isEqualTo(expected);
        assertThat(edited.tree().names()).isEqualTo(richer.tree().names());
    }

    private static <T> Resource edited(ResourceKind<T> kind, Resource resource, Resource shown) {
        T view = shown.as(kind);
        return resource.with(kind, old -> view);
    }

    private static Resource relabelled(Resource resource) {
        return resource.withTree(resource.tree()
                .edit("metadata", metadata -> metadata.with("labels", Mapping.of("tier", new Text("front")))));
    }

    /** The same with an unknown field, an explicit null and an empty list in every mapping with fields. */
    private static Tree withMore(Tree tree) {
        if (tree instanceof Sequence sequence) {
            return sequence.map(ViewProperties::withMore);
        }
        if (!(tree instanceof Mapping mapping) || hasFreeNames(mapping)) {
            return tree;
        }
        MappingBuilder more = Mapping.builder().put("aLaterField", Null.NULL);
        mapping.forEach((field, value) -> more.put(field, withMore(value)));
        return more.put("anotherLaterField", Sequence.empty()).build();
    }

    private static boolean hasFreeNames(Mapping mapping) {
        return mapping.has("key-0") || mapping.has("some") || mapping.isEmpty();
    }

    @Provide
    Arbitrary<Drawn> drawn() {
        Arbitrary<ResourceKind<?>> kinds = Arbitraries.of(Views.kinds().toList());
        return Combinators.combine(kinds, Arbitraries.longs(), Arbitraries.of(0.1, 0.5, 1.0))
                .as((kind, seed, density) -> new Drawn(kind, new RandomObjects(new Random(seed), density).draw(kind)));
    }

    record Drawn(ResourceKind<?> kind, Resource resource) {}
}
