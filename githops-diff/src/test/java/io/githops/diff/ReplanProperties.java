package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.GroupVersionKind;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A plan made from an earlier one is the plan that is made from nothing. */
class ReplanProperties {
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: %s, namespace: demo, annotations: {%s}}
            spec:
              runStrategy: Always
              template:
                spec:
                  domain:
                    memory: {guest: %s}
                    devices:
                      interfaces: [{name: lan, macAddress: "%s", bridge: {}}]
                      disks: [{name: root, disk: {bus: virtio}}]
                  networks: [{name: lan, multus: {networkName: demo/lan}}]
                  volumes: [{name: root, persistentVolumeClaim: {claimName: %s}}]
            """;
    private static final String DEPENDENCY = "githops.io/depends-on: \"VirtualMachine/%s\"";
    private static final String WARNING = "githops.io/warn: spec.template.spec.domain";
    private static final Map<ResourceId, Set<FieldPath>> CONTESTED = Map.of(
            ResourceId.of(new GroupVersionKind("kubevirt.io", "v1", "VirtualMachine"), "demo", "a"),
            Set.of(FieldPath.parse("spec.template.spec.domain.memory.guest")));
    private static final List<List<Resource>> POOL = List.of(
            machines("a", "b"),
            machines("b", "c"),
            machines("c", "a"),
            variants("""
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: root-a, namespace: demo}
                    spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: %s}}}
                    """, "1Gi", "2Gi", "512Mi"),
            variants("""
                    apiVersion: k8s.cni.cncf.io/v1
                    kind: NetworkAttachmentDefinition
                    metadata: {name: lan, namespace: demo, labels: {team: %s}}
                    spec: {config: '{"cniVersion":"0.3.1","type":"bridge","bridge":"mgmt-br","vlan":7}'}
                    """, "one", "two"),
            variants("""
                    apiVersion: harvesterhci.io/v1beta1
                    kind: VirtualMachineImage
                    metadata: {name: tools, namespace: demo}
                    spec: {displayName: %s, sourceType: download, url: "https://example.com/tools.img"}
                    """, "tools", "more"),
            variants("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: taker, namespace: demo}
                    data: {class: "%s"}
                    """, "githops.ref(VirtualMachineImage/tools:status.storageClassName)", "lh-1"),
            variants("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: key, namespace: demo}
                    stringData: {word: "%s"}
                    """, "one", "two"));

    private static List<Resource> machines(String name, String other) {
        List<Resource> machines = new ArrayList<>();
        for (String annotation : List.of("", DEPENDENCY.formatted(other), WARNING, "githops.io/cluster-wins: spec")) {
            for (String memory : List.of("1Gi", "1024Mi", "2Gi")) {
                for (String address : List.of("02:00:00:00:00:01", "02:00:00:00:00:02")) {
                    machines.add(Fixture.one(MACHINE.formatted(name, annotation, memory, address, "root-" + other)));
                }
            }
        }
        return machines;
    }

    private static List<Resource> variants(String yaml, String... values) {
        return Stream.of(values)
                .map(value -> Fixture.one(yaml.formatted(value)))
                .toList();
    }

    /** A fleet at one moment. */
    private record Fleet(List<Resource> desired, LiveObjects live, Inventory inventory, boolean isContested) {
        PlanInput input() {
            return PlanInput.of(Fixture.snapshot(desired), live)
                    .inventory(inventory)
                    .tolerating(isContested ? CONTESTED : Map.of());
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void aPlanMadeAnewIsTheSame(@ForAll("histories") List<Fleet> history) {
        Planner planner = Planner.builder(Fixture.KINDS).prune(Prune.OWNED).build();
        Plan earlier = null;
        for (Fleet fleet : history) {
            Object expected = outcome(() -> planner.plan(fleet.input()));
            Plan before = earlier;
            Object found =
                    outcome(() -> before == null ? planner.plan(fleet.input()) : planner.replan(before, fleet.input()));

            assertThat(found).isEqualTo(expected);
            if (found instanceof Plan plan && expected instanceof Plan same) {
                assertThat(plan.document().json()).isEqualTo(same.document().json());
                assertThat(plan.changes()).isEqualTo(same.changes());
                earlier = plan;
            }
        }
    }

    private interface Planning {
        Plan plan();
    }

    private static Object outcome(Planning planning) {
        try {
            return planning.plan();
        } catch (ManifestException e) {
            return e.getMessage();
        }
    }

    @Provide
    Arbitrary<List<Fleet>> histories() {
        return Arbitraries.longs().map(seed -> history(new Random(seed)));
    }

    private static List<Fleet> history(Random random) {
        List<Fleet> history = new ArrayList<>();
        List<Resource> desired = new ArrayList<>();
        POOL.forEach(variants -> desired.add(any(variants, random)));
        LiveObjects live = LiveObjects.of(desired.stream()
                        .filter(resource -> random.nextInt(4) > 0)
                        .map(ReplanProperties::stored)
                        .toList())
                .complete("kubevirt.io", "VirtualMachine")
                .complete("", "PersistentVolumeClaim");
        Inventory inventory = Fixture.owning(List.copyOf(live.resources()));
        history.add(new Fleet(List.copyOf(desired), live, inventory, random.nextBoolean()));
        for (int step = 0; step < 4; step++) {
            List<Resource> variants = any(POOL, random);
            Resource chosen = any(variants, random);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    desired.removeIf(resource -> resource.id().equals(chosen.id()));
                    desired.add(random.nextInt(desired.size() + 1), chosen);
                }
                case 2 -> desired.removeIf(resource -> resource.id().equals(chosen.id()));
                case 3 -> live = live.with(List.of(stored(chosen)));
                case 4 -> live = live.without(List.of(chosen.id()));
                default -> Collections.swap(desired, 0, random.nextInt(desired.size()));
            }
            history.add(new Fleet(List.copyOf(desired), live, inventory, random.nextBoolean()));
        }
        return history;
    }

    private static Resource stored(Resource manifest) {
        Resource stored = Fixture.applied(manifest);
        return manifest.id().kind().equals("VirtualMachineImage")
                ? Fixture.withStatus(stored, Mapping.of("storageClassName", new Text("lh-1")))
                : stored;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
