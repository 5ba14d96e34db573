package io.githops.model.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Fixtures;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ViewTest {
    private static final List<Resource> OBJECTS = Fixtures.documents("/views/every-field.yaml").stream()
            .map(Resource::of)
            .toList();

    /** Mappings whose names are free. */
    private static final Set<String> MAPS = Set.of(
            "allocated",
            "annotations",
            "backendServerSelector",
            "binaryData",
            "capacity",
            "data",
            "labels",
            "limits",
            "matchLabels",
            "nodeSelector",
            "parameters",
            "requests",
            "storageClassParameters",
            "stringData");

    static Stream<Arguments> objects() {
        return Views.kinds().map(kind -> Arguments.of(kind, objectOf(kind)));
    }

    private static Resource objectOf(ResourceKind<?> kind) {
        return OBJECTS.stream()
                .filter(object -> object.groupVersionKind().equals(kind.groupVersionKind()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("objects")
    <T> void writesEveryFieldItReads(ResourceKind<T> kind, Resource object) {
        assertThat(kind.resource(object.as(kind))).isEqualTo(object);
    }

    @ParameterizedTest
    @MethodSource("objects")
    <T> void hasNoFieldThatTheExampleLeavesOut(ResourceKind<T> kind, Resource object) {
        var absent = new ArrayList<String>();

        Views.findAbsent(object.as(kind), "", absent);

        assertThat(absent).isEqualTo(kind.isNamespaced() ? List.of() : List.of(".metadata.namespace"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    <T> void keepsWhatItDoesNotKnow(ResourceKind<T> kind, Resource object) {
        Resource richer = object.withTree((Mapping) withMore("", object.tree()));
        T relabelled = relabelled(object).as(kind);

        assertThat(richer.as(kind)).isEqualTo(object.as(kind));
        assertThat(richer.with(kind, view -> object.as(kind))).isSameAs(richer);
        assertThat(richer.with(kind, view -> relabelled)).isEqualTo(relabelled(richer));
    }

    private static Resource relabelled(Resource object) {
        Mapping labels = Mapping.ofTexts(Map.of("tier", "front"));
        return object.withTree(object.tree().edit("metadata", metadata -> metadata.with("labels", labels)));
    }

    /** The same with unknown fields in every mapping whose names are not free. */
    private static Tree withMore(String name, Tree tree) {
        if (tree instanceof Sequence sequence) {
            return sequence.map(item -> withMore(name, item));
        }
        if (!(tree instanceof Mapping mapping) || MAPS.contains(name)) {
            return tree;
        }
        MappingBuilder more = Mapping.builder().put("aLaterField", Mapping.of("name", Null.NULL));
        mapping.forEach((field, value) -> more.put(field, withMore(field, value)));
        return more.put("anotherLaterField", 1).build();
    }
}
