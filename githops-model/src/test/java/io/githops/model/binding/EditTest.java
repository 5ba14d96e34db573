package io.githops.model.binding;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditTest {
    record Disk(String name, Optional<Integer> bootOrder) {}

    record Rule(String key, String effect) {}

    record Port(Integer port, String protocol, Optional<String> note) {}

    record Cpu(Optional<Integer> cores) {}

    record Machine(
            Optional<String> hostname,
            Optional<Cpu> cpu,
            Map<String, String> labels,
            List<Disk> disks,
            List<Rule> rules,
            List<Port> ports,
            List<String> tags) {
        Machine withHostname(String value) {
            return new Machine(Optional.of(value), cpu, labels, disks, rules, ports, tags);
        }

        Machine withCpu(Optional<Cpu> value) {
            return new Machine(hostname, value, labels, disks, rules, ports, tags);
        }

        Machine withLabels(Map<String, String> value) {
            return new Machine(hostname, cpu, value, disks, rules, ports, tags);
        }

        Machine withDisks(List<Disk> value) {
            return new Machine(hostname, cpu, labels, value, rules, ports, tags);
        }

        Machine withRules(List<Rule> value) {
            return new Machine(hostname, cpu, labels, disks, value, ports, tags);
        }

        Machine withPorts(List<Port> value) {
            return new Machine(hostname, cpu, labels, disks, rules, value, tags);
        }

        Machine withTags(List<String> value) {
            return new Machine(hostname, cpu, labels, disks, rules, ports, value);
        }
    }

    record Sorted(TreeSet<String> tags) {}

    record Range(String subnet, String gateway) {}

    record Pool(Set<Range> ranges) {
        Pool {
            var reversed = new ArrayList<>(ranges);
            Collections.reverse(reversed);
            ranges = new LinkedHashSet<>(reversed);
        }
    }

    record Searched(List<String> searches) {
        Searched {
            searches = Stream.concat(searches.stream(), Stream.of("local"))
                    .distinct()
                    .toList();
        }
    }

    record Size(int cores, int sockets) {}

    record Sized(Size size) {
        Sized {
            size = size == null ? new Size(1, 1) : size;
        }
    }

    @Test
    void givesTheSameTreeWhenNothingChanged() {
        Mapping tree = tree("{hostname: a, cpu: null, labels: {}, disks: [], later: {x: 1}}");

        assertThat(edit(tree, machine -> machine)).isSameAs(tree);
        assertThat(edit(tree, machine -> machine.withHostname("a"))).isSameAs(tree);
    }

    @Test
    void changesAFieldInItsPlaceAndLeavesTheRest() {
        Mapping tree = tree("{later: {x: 1}, hostname: a, cpu: null, labels: {}, tags: [x]}");

        Mapping edited = edit(tree, machine -> machine.withHostname("b"));

        assertThat(edited).isEqualTo(tree("{later: {x: 1}, hostname: b, cpu: null, labels: {}, tags: [x]}"));
        assertThat(edited.names()).isEqualTo(tree.names());
        assertThat(edited.get("later")).isSameAs(tree.get("later"));
    }

    @Test
    void addsAFieldAtTheEndOrInThePlaceOfANull() {
        assertThat(edit(tree("later: 1"), machine -> machine.withHostname("b")))
                .isEqualTo(tree("{later: 1, hostname: b}"));
        assertThat(edit(tree("{hostname: null, later: 1}"), machine -> machine.withHostname("b"))
                        .names())
                .containsExactly("hostname", "later");
    }

    @Test
    void removesAFieldWithAllThatIsInIt() {
        Mapping tree = tree("{cpu: {cores: 2, later: 1}, hostname: a}");

        assertThat(edit(tree, machine -> machine.withCpu(Optional.empty()))).isEqualTo(tree("hostname: a"));
    }

    @Test
    void changesNestedFieldsBesideUnknownOnes() {
        Mapping tree = tree("cpu: {model: host, cores: 2}");

        assertThat(edit(tree, machine -> machine.withCpu(Optional.of(new Cpu(Optional.of(4))))))
                .isEqualTo(tree("cpu: {model: host, cores: 4}"));
    }

    @Test
    void changesMapsKeyByKey() {
        Mapping tree = tree("labels: {a: '1', b: '2', c: null}");
        Map<String, String> labels = new LinkedHashMap<>(Map.of("b", "3", "d", "4"));

        assertThat(edit(tree, machine -> machine.withLabels(labels)))
                .isEqualTo(tree("labels: {b: '3', c: null, d: '4'}"));
    }

    @Test
    void mergesItemsByName() {
        Mapping tree = tree("disks: [{name: root, bootOrder: 1, later: x}, {name: data, later: y}]");
        List<Disk> reordered = List.of(disk("data", 2), disk("new", 3), disk("root", 1));

        assertThat(edit(tree, machine -> machine.withDisks(reordered))).isEqualTo(tree("""
                        disks:
                        - {name: data, later: y, bootOrder: 2}
                        - {name: new, bootOrder: 3}
                        - {name: root, bootOrder: 1, later: x}
                        """));
    }

    @Test
    void dropsTheItemsThatTheEditDropped() {
        Mapping tree = tree("disks: [{name: root, later: x}, {name: data, later: y}]");

        assertThat(edit(tree, machine -> machine.withDisks(machine.disks().subList(1, 2))))
                .isEqualTo(tree("disks: [{name: data, later: y}]"));
        assertThat(edit(tree, machine -> machine.withDisks(List.of()))).isEqualTo(Mapping.empty());
    }

    @Test
    void mergesItemsByTheKeysOfTheSchema() {
        Schema ports = Schema.builder(Schema.Type.ARRAY)
                .listType(Schema.ListType.MAP)
                .listKeys(List.of("port", "protocol"))
                .build();
        Schema schema =
                Schema.builder(Schema.Type.OBJECT).property("ports", ports).build();
        Mapping tree = tree("ports: [{port: 53, protocol: UDP, later: u}, {port: 53, protocol: TCP, later: t}]");
        var noted = new Port(53, "TCP", Optional.of("zone transfers"));
        var added = new Port(80, "TCP", Optional.empty());

        Tree edited = Binding.of(Machine.class).edit(tree, schema, machine -> machine.withPorts(List.of(noted, added)));

        assertThat(edited).isEqualTo(tree("""
                        ports:
                        - {port: 53, protocol: TCP, later: t, note: zone transfers}
                        - {port: 80, protocol: TCP}
                        """));
    }

    @Test
    void keepsItemsOfTheSameNameApart() {
        Mapping tree = tree("disks: [{name: a, later: 1}, {name: a, later: 2}]");

        assertThat(edit(tree, machine -> machine.withDisks(List.of(disk("a", 1), disk("a", 2)))))
                .isEqualTo(tree("disks: [{name: a, later: 1, bootOrder: 1}, {name: a, later: 2, bootOrder: 2}]"));
    }

    @Test
    void knowsAnItemWithoutANameByWhatTheEditLeft() {
        Mapping tree = tree("rules: [{key: a, effect: x, later: 1}, {key: b, effect: y, later: 2}]");

        assertThat(edit(tree, machine -> machine.withRules(List.of(new Rule("b", "y"), new Rule("a", "z")))))
                .isEqualTo(tree("rules: [{key: b, effect: y, later: 2}, {key: a, effect: z, later: 1}]"));
    }

    @Test
    void takesAnItemThatHasLittleOfAnyOldOneAsItIs() {
        Mapping tree = tree("rules: [{key: a, effect: x, later: 1}, {key: b, effect: y, later: 2}]");

        assertThat(edit(tree, machine -> machine.withRules(List.of(new Rule("c", "z"), new Rule("b", "y")))))
                .isEqualTo(tree("rules: [{key: c, effect: z}, {key: b, effect: y, later: 2}]"));
    }

    @Test
    void givesWhatIsUnknownOfOneItemToOneOnly() {
        Mapping tree = tree("rules: [{key: a, effect: x, later: 1}]");

        assertThat(edit(tree, machine -> machine.withRules(List.of(new Rule("a", "y"), new Rule("a", "z")))))
                .isEqualTo(tree("rules: [{key: a, effect: y, later: 1}, {key: a, effect: z}]"));
    }

    @Test
    void replacesScalarsOfAList() {
        assertThat(edit(tree("tags: [a, b, b]"), machine -> machine.withTags(List.of("b", "c"))))
                .isEqualTo(tree("tags: [b, c]"));
    }

    @Test
    void writesASetInTheOrderTheViewGivesIt() {
        Tree edited = Binding.of(Sorted.class).edit(tree("tags: [z, a]"), Schema.any(), sorted -> {
            var more = new TreeSet<>(sorted.tags());
            more.add("m");
            return new Sorted(more);
        });

        assertThat(edited).isEqualTo(tree("tags: [a, m, z]"));
    }

    @Test
    void doesNotMixUpItemsWhoseOrderTheViewLost() {
        Mapping tree = tree("ranges: [{subnet: a, gateway: x, later: 1}, {subnet: b, gateway: y, later: 2}]");

        Tree edited = Binding.of(Pool.class).edit(tree, Schema.any(), pool -> new Pool(Set.of(new Range("b", "y"))));

        assertThat(edited).isEqualTo(tree("ranges: [{subnet: b, gateway: y}]"));
    }

    @Test
    void writesOfADefaultOfTheViewOnlyWhatChanged() {
        Tree edited = Binding.of(Sized.class).edit(tree("later: 1"), Schema.any(), sized -> new Sized(new Size(1, 2)));

        assertThat(edited).isEqualTo(tree("{later: 1, size: {sockets: 2}}"));
        assertThat(Binding.of(Sized.class).edit(tree("size: null"), Schema.any(), sized -> new Sized(new Size(1, 2))))
                .isEqualTo(tree("size: {sockets: 2}"));
    }

    @Test
    void takesAListAsItIsWhenTheViewMadeItemsUp() {
        Tree edited = Binding.of(Searched.class)
                .edit(tree("searches: [a]"), Schema.any(), searched -> new Searched(List.of("b")));

        assertThat(edited).isEqualTo(tree("searches: [b, local]"));
    }

    @Test
    void editsATreeAsItIs() {
        Tree edited = Binding.of(Mapping.class).edit(tree("{a: null, b: 1}"), Schema.any(), tree -> tree.without("b"));

        assertThat(edited).isEqualTo(tree("a: null"));
    }

    private static Disk disk(String name, int bootOrder) {
        return new Disk(name, Optional.of(bootOrder));
    }

    private static Mapping edit(Mapping tree, UnaryOperator<Machine> edit) {
        return (Mapping) Binding.of(Machine.class).edit(tree, Schema.any(), edit);
    }
}
