package io.githops.model.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A view is a lens on a tree that holds more than the view shows. */
class EditProperties {
    private static final Binding<View> BINDING = Binding.of(View.class);

    record Item(String name, Optional<Integer> size) {}

    record Inner(Optional<String> text, Map<String, String> labels) {}

    record View(Optional<String> title, Optional<Inner> inner, List<Item> items, List<Integer> numbers) {}

    @Property
    void anEditThatChangesNothingGivesTheSameTree(@ForAll("views") View view, @ForAll Random random) {
        Tree tree = withMore(BINDING.write(view), random);

        assertThat(BINDING.edit(tree, Schema.any(), old -> BINDING.read(tree))).isSameAs(tree);
    }

    @Property
    void theTreeShowsWhatTheViewDoesNotKnowAsBefore(@ForAll("views") View view, @ForAll Random random) {
        Tree tree = withMore(BINDING.write(view), random);

        assertThat(BINDING.read(tree)).isEqualTo(view);
    }

    @Property
    void theEditedTreeShowsTheEditedView(
            @ForAll("views") View before, @ForAll("views") View after, @ForAll Random random) {
        Tree tree = withMore(BINDING.write(before), random);

        Tree edited = BINDING.edit(tree, Schema.any(), old -> after);

        assertThat(BINDING.read(edited)).isEqualTo(after);
    }

    @Property
    void unknownFieldsStayWithTheirMapping(
            @ForAll("views") View before, @ForAll("views") View after, @ForAll Random random) {
        Mapping tree = (Mapping) withMore(BINDING.write(before), random);

        Mapping edited = (Mapping) BINDING.edit(tree, Schema.any(), old -> after);

        assertThat(unknown(edited)).isEqualTo(unknown(tree));
        if (before.inner().isPresent() && after.inner().isPresent()) {
            assertThat(unknown(edited.mapping("inner"))).isEqualTo(unknown(tree.mapping("inner")));
        }
        Map<Tree, Mapping> items = byName(tree.sequence("items"));
        byName(edited.sequence("items"))
                .forEach((name, item) ->
                        assertThat(unknown(item)).isEqualTo(unknown(items.getOrDefault(name, Mapping.empty()))));
    }

    @Property
    void fieldsKeepTheirOrder(@ForAll("views") View before, @ForAll("views") View after, @ForAll Random random) {
        Mapping tree = (Mapping) withMore(BINDING.write(before), random);

        Mapping edited = (Mapping) BINDING.edit(tree, Schema.any(), old -> after);

        List<String> kept = new ArrayList<>(tree.names());
        kept.retainAll(edited.names());
        assertThat(edited.names().subList(0, kept.size())).isEqualTo(kept);
    }

    @Provide
    Arbitrary<View> views() {
        Arbitrary<String> words = Arbitraries.of("a", "b", "c", "");
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 3);
        Arbitrary<Inner> inner = Combinators.combine(
                        words.optional(), Arbitraries.maps(words, words).ofMaxSize(3))
                .as(Inner::new);
        Arbitrary<List<Item>> items = Combinators.combine(
                        Arbitraries.of("root", "data", "iso", "log"), numbers.optional())
                .as(Item::new)
                .list()
                .ofMaxSize(4)
                .uniqueElements(Item::name);
        return Combinators.combine(
                        words.optional(),
                        inner.optional(),
                        items,
                        numbers.list().ofMaxSize(4))
                .as(View::new);
    }

    /** The same with unknown fields and explicit nulls in every mapping, in another order. */
    private static Tree withMore(Tree tree, Random random) {
        if (tree instanceof Sequence sequence) {
            return sequence.map(item -> withMore(item, random));
        }
        if (!(tree instanceof Mapping mapping)) {
            return tree;
        }
        List<Map.Entry<String, Tree>> entries = new ArrayList<>();
        mapping.forEach(
                (name, value) -> entries.add(Map.entry(name, name.equals("labels") ? value : withMore(value, random))));
        for (int i = random.nextInt(3); i > 0; i--) {
            entries.add(Map.entry("x-" + i, unknownValue(random)));
        }
        for (String name : List.of("title", "size", "text")) {
            if (!mapping.has(name) && random.nextBoolean()) {
                entries.add(Map.entry(name, Null.NULL));
            }
        }
        Collections.shuffle(entries, random);
        Map<String, Tree> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        return Mapping.of(shuffled);
    }

    private static Tree unknownValue(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Null.NULL;
            case 1 -> Num.of(random.nextInt(9));
            case 2 -> Sequence.of(Mapping.of("name", new Text("root")), Mapping.empty());
            default -> Mapping.of("title", new Text("other"));
        };
    }

    private static Mapping unknown(Mapping mapping) {
        Mapping unknown = mapping;
        for (String name : mapping.names()) {
            unknown = name.startsWith("x-") ? unknown : unknown.without(name);
        }
        return unknown;
    }

    private static Map<Tree, Mapping> byName(Sequence items) {
        Map<Tree, Mapping> byName = new LinkedHashMap<>();
        items.mappings().forEach(item -> byName.put(item.get("name"), item));
        return byName;
    }
}
