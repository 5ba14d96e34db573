package io.githops.harvester.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HostileObjectsProperties {
    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind", "name", "namespace");

    @Property(tries = 1500)
    void aBrokenObjectIsStoredOrRefusedAndHarmsNoController(
            @ForAll("objects") Mapping object,
            @ForAll @IntRange(min = 0, max = 60) int place,
            @ForAll("values") Tree value) {
        var objects = new FakeObjects();
        for (Mapping sample : SampleCluster.OBJECTS) {
            objects.write(sample);
        }
        objects.pass(1);

        Mapping broken = (Mapping) replaced(object, new AtomicInteger(place), value);
        objects.edit(new ApiObject(broken).id(), "test", live -> onto(live, broken));
        objects.pass(2);
        objects.tryToWrite(broken)
                .ifPresent(refusal -> assertThat(refusal.status()).isBetween(400, 500));
        objects.pass(2);
    }

    private static Mapping onto(Mapping live, Mapping broken) {
        Mapping metadata = Mapping.builder()
                .putAll(live.mapping("metadata"))
                .putAll(broken.mapping("metadata"))
                .build();
        return Mapping.builder()
                .putAll(live)
                .putAll(broken)
                .put("metadata", metadata)
                .build();
    }

    @Provide
    Arbitrary<Mapping> objects() {
        return Arbitraries.of(SampleCluster.OBJECTS);
    }

    @Provide
    Arbitrary<Tree> values() {
        return Arbitraries.of(List.of(
                Null.NULL,
                Bool.TRUE,
                Num.of(-1),
                Num.parse("1e300"),
                new Text(""),
                new Text("no such thing"),
                new Text("::1"),
                new Text("{"),
                new Text("[null]"),
                Sequence.empty(),
                Sequence.of(Null.NULL, new Text("a"), Mapping.empty()),
                Mapping.empty(),
                Mapping.of("a", Null.NULL)));
    }

    /** The tree with one value replaced, counted depth first; unchanged when there are fewer. */
    private static Tree replaced(Tree tree, AtomicInteger countdown, Tree value) {
        if (tree instanceof Mapping mapping) {
            Mapping changed = mapping;
            for (String name : mapping.names()) {
                if (!IDENTITY.contains(name)) {
                    changed = changed.with(name, next(mapping.get(name), countdown, value));
                }
            }
            return changed;
        }
        return tree instanceof Sequence sequence ? sequence.map(item -> next(item, countdown, value)) : tree;
    }

    private static Tree next(Tree tree, AtomicInteger countdown, Tree value) {
        return countdown.getAndDecrement() == 0 ? value : replaced(tree, countdown, value);
    }
}
