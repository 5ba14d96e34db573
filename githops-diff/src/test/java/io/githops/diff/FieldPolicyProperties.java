package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.rule.FieldPolicy;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of fields that the cluster decides about, whoever wrote them. */
class FieldPolicyProperties {
    private static final FieldPath STRATEGY = FieldPath.parse("spec.runStrategy");
    private static final FieldPath CORES = FieldPath.parse("spec.template.spec.domain.cpu.cores");
    private static final FieldPath SELECTOR = FieldPath.parse("spec.template.spec.nodeSelector");
    private static final List<FieldPath> DECIDED = List.of(STRATEGY, CORES, SELECTOR);
    private static final FieldPath TEAM = FieldPath.parse("metadata.labels.team");
    private static final List<String> MANAGERS = List.of("virt-api", "kubectl", "githops");

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anApplyLeavesThemAndNothingIsLeftToDo(@ForAll long seed) {
        var random = new Random(seed);
        FieldPolicy policy = FieldPolicy.clusterWins(
                "VirtualMachine",
                "spec.runStrategy",
                "spec.template.spec.domain.cpu",
                "spec.template.spec.nodeSelector");
        Planner planner = Planner.builder(Fixture.KINDS)
                .policy(random.nextBoolean() ? policy : policy.withWarning())
                .build();
        Resource live = Fixture.applied(machine(random));
        for (int edit = 0; edit < random.nextInt(4); edit++) {
            live = edited(live, random);
        }
        Resource desired = machine(random);

        ResourceChange change = planner.compare(desired, live);
        Resource after = change.action() == Action.UPDATE
                ? Fixture.applied(change.desiredResource().orElseThrow(), live)
                : live;

        assertThat(change.fields()).extracting(FieldChange::path).isSubsetOf(List.of(TEAM));
        for (FieldPath path : DECIDED) {
            assertThat(after.at(path)).as("%s", path).isEqualTo(live.at(path));
        }
        assertThat(planner.compare(desired, after).action()).isEqualTo(Action.UNCHANGED);
        assertThat(planner.compare(desired, edited(after, random)).fields()).isEmpty();
    }

    private static Resource machine(Random random) {
        Mapping machine = Fixture.one("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: lab-a}
                spec: {template: {spec: {domain: {devices: {}}}}}
                """).tree().with(TEAM, text(random, "shop", "bank"));
        if (random.nextInt(4) > 0) {
            machine = machine.with(STRATEGY, text(random, "Always", "Halted", "Manual"));
        }
        return Resource.of(random.nextInt(4) > 0 ? changed(machine, random) : machine);
    }

    private static Mapping changed(Mapping machine, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> machine.with(CORES, Num.of(1 + random.nextInt(2)));
            case 1 -> machine.with(SELECTOR, Mapping.of("zone", text(random, "a", "b")));
            default -> machine.with(STRATEGY, text(random, "Always", "Halted", "Manual"));
        };
    }

    private static Resource edited(Resource live, Random random) {
        return Fixture.edited(live, MANAGERS.get(random.nextInt(MANAGERS.size())), tree -> changed(tree, random));
    }

    private static Text text(Random random, String... values) {
        return new Text(values[random.nextInt(values.length)]);
    }
}
