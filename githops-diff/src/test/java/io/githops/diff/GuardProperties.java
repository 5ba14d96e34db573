package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any part of a small world desired, any part of it live, any part of that owned. */
class GuardProperties {
    private static final List<Resource> WORLD = Fixture.read("""
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {a: b}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: shop, annotations: {githops.io/prune: disabled}}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: kube-system}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: s, namespace: shop}, stringData: {a: b}}
            ---
            {apiVersion: harvesterhci.io/v1beta1, kind: KeyPair, metadata: {name: k, namespace: shop}, spec: {publicKey: x}}
            ---
            {apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: log-level}, value: debug}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: d, namespace: shop}
            spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}
            """);

    /** Which of the world is desired, live and owned, one bit for each resource. */
    record Choice(int desired, int live, int owned, boolean isReplaced) {
        List<Resource> wanted() {
            return chosen(desired);
        }

        List<Resource> existing() {
            return chosen(live).stream().map(Fixture::applied).toList();
        }

        Inventory inventory() {
            var entries = new TreeMap<ResourceId, Inventory.Entry>();
            for (Resource resource : chosen(owned)) {
                String uid = isReplaced && resource.name().equals("a") ? "another" : "uid-" + resource.name();
                entries.put(resource.id(), new Inventory.Entry("v1", uid));
            }
            return Inventory.of(entries);
        }

        private static List<Resource> chosen(int bits) {
            List<Resource> chosen = new ArrayList<>();
            for (int i = 0; i < WORLD.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    chosen.add(WORLD.get(i));
                }
            }
            return chosen;
        }

        Plan plan() {
            return Planner.builder(Fixture.KINDS)
                    .prune(Prune.OWNED)
                    .build()
                    .plan(PlanInput.of(Fixture.snapshot(wanted()), LiveObjects.of(existing()))
                            .inventory(inventory()));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noPlanWithAGuardIsExecutedUntilEachIsApproved(@ForAll("choices") Choice choice) {
        Plan plan = choice.plan();
        List<Approval> all = plan.guards().stream().map(Approval::of).distinct().toList();

        assertThat(plan.with(all).approveUnguarded()).isNotNull();
        for (Approval missing : all) {
            Plan partly = plan.with(
                    all.stream().filter(approval -> !approval.equals(missing)).toList());
            assertThatExceptionOfType(RefusedPlanException.class).isThrownBy(partly::approveUnguarded);
            assertThatExceptionOfType(RefusedPlanException.class).isThrownBy(() -> partly.approve(partly.hash()));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void pruningNeverLeavesTheInventory(@ForAll("choices") Choice choice) {
        Plan plan = choice.plan();

        Set<ResourceId> desired = choice.wanted().stream().map(Resource::id).collect(Collectors.toSet());
        assertThat(plan.changes(ResourceChange.Action.PRUNE)).allSatisfy(change -> {
            assertThat(choice.inventory().find(change.id()))
                    .hasValueSatisfying(entry -> assertThat(
                                    change.liveResource().orElseThrow().uid())
                            .hasValue(entry.uid()));
            assertThat(desired).doesNotContain(change.id());
        });
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsProtectedOrThePlatformsIsNeverPruned(@ForAll("choices") Choice choice) {
        assertThat(choice.plan().changes(ResourceChange.Action.PRUNE))
                .extracting(change -> change.id().name())
                .doesNotContain("b", "log-level");
    }

    @Provide
    Arbitrary<Choice> choices() {
        Arbitrary<Integer> bits = Arbitraries.integers().between(0, (1 << WORLD.size()) - 1);
        return Combinators.combine(bits, bits, bits, Arbitraries.of(true, false))
                .as(Choice::new);
    }
}
