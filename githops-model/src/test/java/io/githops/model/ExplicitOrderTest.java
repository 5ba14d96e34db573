package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.tree.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplicitOrderTest {
    private static final Kinds KINDS = Kinds.harvester()
            .with(ResourceKind.builder("example.com/v1", "Late").wave(3).build());

    @Test
    void takesTheWaveOfTheAnnotationOrElseOfTheKind() {
        ExplicitOrder order = ExplicitOrder.of(KINDS);

        assertThat(order.wave(resource("Late", ""))).isEqualTo(3);
        assertThat(order.wave(resource("Late", "githops.io/wave: \"-2\""))).isEqualTo(-2);
        assertThat(order.wave(resource("Other", ""))).isZero();
    }

    @Test
    void namesWhatAResourceDependsOn() {
        Resource resource = resource(
                "Other",
                "githops.io/depends-on: \"Secret/login, VirtualMachine/team/web\\nClusterNetwork/data,"
                        + "IPPool.loadbalancer.harvesterhci.io/public\"");

        assertThat(ExplicitOrder.of(KINDS).dependencies(resource))
                .extracting(Reference::to)
                .containsExactly(
                        new ResourceId("", "Secret", "demo", "login"),
                        new ResourceId("kubevirt.io", "VirtualMachine", "team", "web"),
                        new ResourceId("network.harvesterhci.io", "ClusterNetwork", "", "data"),
                        new ResourceId("loadbalancer.harvesterhci.io", "IPPool", "", "public"));
        assertThat(KINDS.references(resource))
                .contains(new Reference(
                        resource.id(),
                        FieldPath.of("metadata", "annotations", ExplicitOrder.DEPENDS_ON),
                        new ResourceId("", "Secret", "demo", "login")));
    }

    @Test
    void reportsEveryMalformedAnnotationWithItsPlace() {
        List<Problem> problems = read("""
                apiVersion: v1
                kind: Secret
                metadata:
                  name: login
                  annotations:
                    githops.io/wave: first
                    githops.io/depends-on: Secret/login, Nothing/x, Secret, IPPool/public
                """).problems();

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly("GH1413", "GH1414", "GH1414", "GH1414", "GH1414");
        assertThat(problems.get(0).position()).hasToString("test.yaml:6:5");
        assertThat(problems).extracting(Problem::message).allMatch(message -> message.contains("expected"));
        assertThat(problems.get(1).message()).contains("found the resource itself");
        assertThat(problems.get(4).message())
                .contains("IPPool.loadbalancer.harvesterhci.io")
                .contains("IPPool.network.harvesterhci.io");
    }

    private static Resource resource(String kind, String annotation) {
        return read("---\n{apiVersion: example.com/v1, kind: " + kind
                        + ", metadata: {name: x, namespace: demo, annotations: {" + annotation + "}}}")
                .orThrow()
                .get(0);
    }

    private static Manifests read(String yaml) {
        return ManifestReader.of(KINDS).read(List.of(ManifestFile.of("test.yaml", yaml)));
    }
}
