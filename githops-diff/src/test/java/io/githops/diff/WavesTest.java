package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.ReferenceRule;
import io.githops.model.ReferenceRule.Format;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WavesTest {
    private static final String ENVIRONMENT = """
            apiVersion: loadbalancer.harvesterhci.io/v1beta1
            kind: LoadBalancer
            metadata: {name: web, namespace: demo}
            spec:
              ipam: pool
              ipPool: public
              listeners: [{name: http, port: 80, protocol: TCP, backendPort: 8080}]
            ---
            apiVersion: loadbalancer.harvesterhci.io/v1beta1
            kind: IPPool
            metadata: {name: public}
            spec:
              ranges: [{subnet: 10.0.0.0/24}]
              selector: {network: demo/lan}
            ---
            apiVersion: k8s.cni.cncf.io/v1
            kind: NetworkAttachmentDefinition
            metadata: {name: lan, namespace: demo}
            spec: {config: '{"type":"bridge","bridge":"data-br","vlan":10}'}
            ---
            apiVersion: network.harvesterhci.io/v1beta1
            kind: VlanConfig
            metadata: {name: data-all}
            spec: {clusterNetwork: data, uplink: {nics: [eth1]}}
            ---
            apiVersion: network.harvesterhci.io/v1beta1
            kind: ClusterNetwork
            metadata: {name: data}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: demo}
            """;

    @Test
    void putsWhatIsNeededFirst() {
        Plan plan = Fixture.plan(Fixture.read(ENVIRONMENT), List.of());

        assertThat(waves(plan))
                .containsEntry("ClusterNetwork", 1)
                .containsEntry("Namespace", 1)
                .containsEntry("VlanConfig", 2)
                .containsEntry("NetworkAttachmentDefinition", 3)
                .containsEntry("IPPool", 4)
                .containsEntry("LoadBalancer", 5);
    }

    @Test
    void deletesInReverse() {
        List<Resource> live =
                Fixture.read(ENVIRONMENT).stream().map(Fixture::applied).toList();

        Plan plan = Fixture.prunePlan(List.of(), live);

        assertThat(waves(plan))
                .containsEntry("LoadBalancer", 1)
                .containsEntry("IPPool", 2)
                .containsEntry("NetworkAttachmentDefinition", 3)
                .containsEntry("VlanConfig", 4)
                .containsEntry("ClusterNetwork", 5);
    }

    @Test
    void namesTheCircleOfResourcesThatNeedEachOther() {
        Kinds kinds = Kinds.none()
                .with(ResourceKind.builder("example.com/v1", "Link")
                        .references(List.of(ReferenceRule.of("spec.to", "example.com", "Link", Format.SAME_NAMESPACE)))
                        .build());
        List<Resource> circle = List.of(link("a", "b"), link("b", "c"), link("c", "a"));

        assertThatThrownBy(() -> Planner.builder(kinds)
                        .build()
                        .plan(PlanInput.of(Fixture.snapshot(circle), LiveObjects.of(List.of()))))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("Link demo/a (example.com) -> Link demo/b (example.com) -> Link demo/c")
                .hasMessageContaining("GH1401");
    }

    @Test
    void putsLaterWavesOfKindsAfterEarlierOnes() {
        Kinds kinds = Kinds.none()
                .with(
                        ResourceKind.builder("example.com/v1", "Late").wave(1).build(),
                        ResourceKind.builder("example.com/v1", "Early").wave(-1).build());
        List<Resource> desired = List.of(resource("Late"), resource("Usual"), resource("Early"));

        Plan plan =
                Planner.builder(kinds).build().plan(PlanInput.of(Fixture.snapshot(desired), LiveObjects.of(List.of())));

        assertThat(waves(plan))
                .containsEntry("Early", 1)
                .containsEntry("Usual", 2)
                .containsEntry("Late", 3);
    }

    private static Map<String, Integer> waves(Plan plan) {
        return plan.changes().stream()
                .collect(Collectors.toMap(
                        change -> change.id().kind(),
                        change -> change.placement().wave()));
    }

    private static Resource link(String name, String to) {
        return Fixture.one("---\n{apiVersion: example.com/v1, kind: Link, metadata: {name: " + name
                + ", namespace: demo}, spec: {to: " + to + "}}");
    }

    private static Resource resource(String kind) {
        return Fixture.one(
                "---\n{apiVersion: example.com/v1, kind: " + kind + ", metadata: {name: x, namespace: demo}}");
    }
}
