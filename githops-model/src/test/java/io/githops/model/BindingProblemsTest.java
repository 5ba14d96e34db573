package io.githops.model;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.model.harvester.KeyPair;
import io.githops.model.harvester.VirtualMachineImage;
import io.githops.model.kubernetes.Secret;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.model.loadbalancer.LoadBalancer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BindingProblemsTest {
    @Test
    void namesResourceFieldPositionAndWhatWasExpected() {
        var found = problems(
                VirtualMachine.KIND,
                """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: team-a}
                spec:
                  template:
                    spec:
                      domain:
                        devices:
                          disks:
                          - {name: root, bootOrder: 1}
                          - {name: data, bootOrder: first}
                """,
                Map.of("spec.template.spec.domain.devices.disks[1].bootOrder", new Position("vms/web.yaml", 11, 26)));

        assertThat(found.code()).isEqualTo("GH1301");
        assertThat(found.problems())
                .singleElement()
                .hasToString("vms/web.yaml:11:26: VirtualMachine team-a/web (kubevirt.io): "
                        + "spec.template.spec.domain.devices.disks[1].bootOrder: "
                        + "found a string; expected a whole number (GH1301)");
    }

    @Test
    void namesAllMissingFieldsOfAMappingAtItsPosition() {
        var found = problems(VirtualMachineImage.KIND, """
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineImage
                metadata: {name: ubuntu, namespace: default}
                spec: {url: "https://images.example/ubuntu.img"}
                """, Map.of("spec", new Position("ubuntu.yaml", 4, 1)));

        assertThat(found.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ubuntu.yaml:4:1: VirtualMachineImage default/ubuntu (harvesterhci.io): spec.displayName: "
                                + "missing; expected a value, as the view requires one (GH1301)",
                        "ubuntu.yaml:4:1: VirtualMachineImage default/ubuntu (harvesterhci.io): spec.sourceType: "
                                + "missing; expected a value, as the view requires one (GH1301)");
    }

    @Test
    void takesANullAsMissing() {
        var found = problems(KeyPair.KIND, """
                apiVersion: harvesterhci.io/v1beta1
                kind: KeyPair
                metadata: {name: ops, namespace: default}
                spec: null
                """, Map.of());

        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).isNull();
            assertThat(problem.message()).contains("spec: missing");
        });
    }

    @Test
    void namesAnItemThatIsNull() {
        var found = problems(LoadBalancer.KIND, """
                apiVersion: loadbalancer.harvesterhci.io/v1beta1
                kind: LoadBalancer
                metadata: {name: web, namespace: team-a}
                spec: {listeners: [{port: 80, protocol: TCP, backendPort: 80}, null]}
                """, Map.of());

        assertThat(found).hasMessageContaining("spec.listeners[1]: found null; expected a value");
    }

    @Test
    void neverShowsAValue() {
        var found = problems(Secret.KIND, """
                apiVersion: v1
                kind: Secret
                metadata: {name: a, namespace: b}
                stringData: {token: {nested: hunter2}, pin: 271828}
                """, Map.of());

        var trace = new StringWriter();
        found.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("Secret b/a: stringData.token: found a mapping; expected a string")
                .doesNotContain("hunter2", "271828");
    }

    private static ManifestException problems(ResourceKind<?> kind, String yaml, Map<String, Position> positions) {
        Resource resource = Resource.of(tree(yaml), path -> Optional.ofNullable(positions.get(path.toString())));
        return catchThrowableOfType(ManifestException.class, () -> resource.as(kind));
    }
}
