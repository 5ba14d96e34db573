package io.githops.diff.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Objects of all kinds with one value replaced by something else, as those of an unchecked or foreign source may be. */
class HostileAdmissionProperties {
    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind", "name", "namespace");
    private static final List<Case> CASES = cases(Path.of("src/test/resources/refusals"));

    @Property(tries = 800, edgeCases = EdgeCasesMode.NONE)
    void aBrokenObjectIsRefusedOrNotAndNeverAnError(
            @ForAll("cases") Case around,
            @ForAll @IntRange(max = 200) int pick,
            @ForAll @IntRange(max = 80) int place,
            @ForAll("values") Tree value) {
        Mapping object = around.all().get(pick % around.all().size());
        Mapping broken = (Mapping) replaced(object, new AtomicInteger(place), value);

        ask(object, broken, around.stored());
        ask(broken, object, around.stored());
    }

    @Property(tries = 800, edgeCases = EdgeCasesMode.NONE)
    void aBrokenNeighbourIsNeverAnError(
            @ForAll("cases") Case around,
            @ForAll @IntRange(max = 200) int pick,
            @ForAll @IntRange(max = 80) int place,
            @ForAll("values") Tree value) {
        Mapping neighbour = around.all().get(pick % around.all().size());
        Stored stored = around.stored().with((Mapping) replaced(neighbour, new AtomicInteger(place), value));

        around.all().forEach(object -> ask(object, object, stored));
    }

    private static void ask(Mapping before, Mapping after, ClusterObjects objects) {
        ResourceId id = new ApiObject(after).id();
        Optional<Admission> asked = Admissions.of(id.group(), id.kind());
        if (asked.isPresent()) {
            Admission admission = asked.get();
            Mapping created = admission.mutate(null, after, objects);
            Mapping updated = admission.mutate(before, after, objects);
            assertThat(admission.check(null, created, objects)).doesNotContainNull();
            assertThat(admission.check(before, updated, objects)).doesNotContainNull();
            assertThat(admission.checkDelete(after, objects)).doesNotContainNull();
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(CASES);
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
                new Text("a/b"),
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

    private static List<Case> cases(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.sorted()
                    .map(path -> new Case(
                            path.getFileName().toString(),
                            objects(path.resolve("desired.yaml")),
                            objects(path.resolve("live.yaml"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mapping> objects(Path file) {
        var documents = EmbeddedYaml.named(file.toString(), Mapping.class);
        try {
            return Stream.of(Files.readString(file).split("(?m)^---\n"))
                    .filter(text -> text.contains("apiVersion"))
                    .map(text -> documents.parse("---\n" + text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a fixture; prints as its name. */
    private record Case(String name, List<Mapping> desired, List<Mapping> live) {
        List<Mapping> all() {
            List<Mapping> all = new ArrayList<>(desired);
            all.addAll(live);
            return all;
        }

        Stored stored() {
            Stored stored = new Stored(Map.of());
            for (Mapping object : live) {
                stored = stored.with(object);
            }
            return stored;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Stored(Map<ResourceId, Mapping> objects) implements ClusterObjects {
        Stored with(Mapping object) {
            Map<ResourceId, Mapping> more = new LinkedHashMap<>(objects);
            more.put(new ApiObject(object).id(), object);
            return new Stored(more);
        }

        @Override
        public Optional<Mapping> get(ResourceId id) {
            return Optional.ofNullable(objects.get(id));
        }

        @Override
        public List<Mapping> list(String group, String kind, String namespace) {
            return objects.entrySet().stream()
                    .filter(entry -> entry.getKey().group().equals(group)
                            && entry.getKey().kind().equals(kind)
                            && (namespace.isEmpty()
                                    || entry.getKey().namespace().equals(namespace)))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }
}
