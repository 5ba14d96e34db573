package io.githops.model.binding;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BindingTest {
    record Machine(
            String name, Optional<Integer> cores, List<String> disks, Map<String, String> labels, boolean paused) {}

    record Rest(String name, Mapping spec, Optional<Tree> note) {}

    record Tags(Set<String> tags) {}

    record Marker() {}

    record Marked(Optional<Marker> bridge) {}

    record Precise(Mapping numbers) {}

    enum Color {
        RED,
        BLUE
    }

    record Painted(Color color) {}

    interface Unfinished {}

    record Abstract(Unfinished unfinished) {}

    /** As tools generate them. */
    public static class Bean {
        private String name = "";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @Test
    void bindsRecordsAndPassesOverFieldsTheyDoNotKnow() {
        var machine = read(Machine.class, """
                name: web
                cores: 4
                disks: [root, data]
                labels: {tier: front}
                paused: true
                firmware: {uuid: 1}
                """);

        assertThat(machine)
                .isEqualTo(new Machine("web", Optional.of(4), List.of("root", "data"), Map.of("tier", "front"), true));
    }

    @Test
    void showsAbsentCollectionsAsEmptyAndAbsentOptionalsAsSuch() {
        assertThat(read(Machine.class, "name: web"))
                .isEqualTo(new Machine("web", Optional.empty(), List.of(), Map.of(), false));
    }

    @Test
    void takesAnExplicitNullAsAbsent() {
        var machine = read(Machine.class, "{name: web, cores: null, disks: null, labels: {tier: null}, paused: null}");

        assertThat(machine).isEqualTo(new Machine("web", Optional.empty(), List.of(), Map.of(), false));
    }

    @Test
    void writesNothingThatAnInterfaceWorksOut() {
        assertThat(Binding.of(Window.class).write(new Window("night"))).isEqualTo(tree("name: night"));
    }

    record Window(String name) implements Named {}

    interface Named {
        String name();

        default boolean isNamed() {
            return !name().isEmpty();
        }

        default String getInitial() {
            return name().substring(0, 1);
        }
    }

    @Test
    void bindsClassesWithSetters() {
        assertThat(read(Bean.class, "name: web").getName()).isEqualTo("web");
    }

    @Test
    void givesPartsOfTheTreeAsTrees() {
        var rest = read(Rest.class, "{name: web, spec: {size: 1.5, on: true, list: [a, 2]}, note: text}");

        assertThat(rest.spec()).isEqualTo(tree("{size: 1.5, on: true, list: [a, 2]}"));
        assertThat(rest.note()).contains(new Text("text"));
    }

    @Test
    void givesATreeItselfWithItsNulls() {
        Mapping tree = tree("a: null");

        assertThat(Binding.of(Mapping.class).read(tree)).isSameAs(tree);
        assertThat(Binding.of(Tree.class).write(tree)).isSameAs(tree);
    }

    @Test
    void keepsTheOrderOfSets() {
        assertThat(read(Tags.class, "tags: [z, a, m, b]").tags()).containsExactly("z", "a", "m", "b");
    }

    @Test
    void writesWhatIsPresentInTheOrderOfTheType() {
        var machine = new Machine("web", Optional.empty(), List.of(), Map.of("b", "2"), false);

        Mapping tree = (Mapping) Binding.of(Machine.class).write(machine);

        assertThat(tree).isEqualTo(tree("{name: web, labels: {b: '2'}, paused: false}"));
        assertThat(tree.names()).containsExactly("name", "labels", "paused");
    }

    @Test
    void writesEmptyStringsAndEmptyMappingsThatStandForThemselves() {
        var machine = new Machine("", Optional.empty(), List.of(""), Map.of("a", ""), false);
        var marked = new Marked(Optional.of(new Marker()));

        assertThat(Binding.of(Machine.class).write(machine))
                .isEqualTo(tree("{name: '', disks: [''], labels: {a: ''}, paused: false}"));
        assertThat(Binding.of(Marked.class).write(marked)).isEqualTo(tree("bridge: {}"));
    }

    @Test
    void readsAnEmptyMappingAsPresent() {
        assertThat(read(Marked.class, "bridge: {later: 1}").bridge()).contains(new Marker());
    }

    @Test
    void bindsEnumsByName() {
        assertThat(read(Painted.class, "color: BLUE").color()).isEqualTo(Color.BLUE);
    }

    @Test
    void keepsEveryDigitOfANumber() {
        var tree = (Mapping)
                Json.parse("{\"numbers\":{\"a\":12345678901234567890123,\"b\":0.10000000000000000000001,\"c\":1.10}}");

        var precise = Binding.of(Precise.class).read(tree);

        assertThat(Json.text(precise.numbers())).isEqualTo(Json.text(tree.mapping("numbers")));
        assertThat(Json.text(Binding.of(Precise.class).write(precise))).isEqualTo(Json.text(tree));
    }

    @Test
    void sharesPartsOfTheTreeThatHoldNoNulls() {
        Tree tree = tree("name: web\nspec: {cpu: {cores: 2}, none: {a: null, b: [{c: null, d: 1}]}}\nnote: {x: 1}\n");

        Rest rest = Binding.of(Rest.class).read(tree);

        assertThat(rest.note().orElseThrow()).isSameAs(((Mapping) tree).get("note"));
        assertThat(rest.spec().get("cpu"))
                .isSameAs(((Mapping) tree).mapping("spec").get("cpu"));
        assertThat(Json.text(rest.spec().mapping("none"))).isEqualTo("{\"b\":[{\"d\":1}]}");
    }

    @Test
    void refusesATypeThatNoTreeCanFill() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Abstract.class, "unfinished: {a: 1}"))
                .withMessageContaining(Abstract.class.getName())
                .withMessageContaining("cannot be bound to a tree");
    }

    private static <T> T read(Class<T> type, String yaml) {
        return Binding.of(type).read(tree(yaml));
    }
}
