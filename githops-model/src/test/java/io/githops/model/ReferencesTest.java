package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.PlainYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final ResourceId NETWORK = id("k8s.cni.cncf.io", "NetworkAttachmentDefinition", "team", "lan");
    private static final ResourceId CLAIM = id("", "PersistentVolumeClaim", "team", "root");
    private static final ResourceId MACHINE = id("kubevirt.io", "VirtualMachine", "team", "web");

    private static final References REFERENCES = References.of(
            Kinds.harvester(),
            PlainYaml.documents("""
                    apiVersion: kubevirt.io/v1
                    kind: VirtualMachine
                    metadata: {name: web, namespace: team}
                    spec:
                      template:
                        spec:
                          networks: [{name: a, multus: {networkName: lan}}]
                          volumes: [{name: root, persistentVolumeClaim: {claimName: root}}]
                    ---
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: root, namespace: team}
                    spec: {storageClassName: fast}
                    """).stream().map(Resource::of).toList());

    @Test
    void tellWhatAResourceNeedsAndWhere() {
        assertThat(REFERENCES.needs(MACHINE))
                .extracting(Reference::toString)
                .containsExactly(
                        "VirtualMachine team/web (kubevirt.io) -> Namespace team at metadata.namespace",
                        "VirtualMachine team/web (kubevirt.io) -> PersistentVolumeClaim team/root"
                                + " at spec.template.spec.volumes[0].persistentVolumeClaim.claimName",
                        "VirtualMachine team/web (kubevirt.io) -> NetworkAttachmentDefinition team/lan (k8s.cni.cncf.io)"
                                + " at spec.template.spec.networks[0].multus.networkName");
    }

    @Test
    void tellWhoNeedsAResource() {
        assertThat(REFERENCES.neededBy(CLAIM)).extracting(Reference::from).containsExactly(MACHINE);
        assertThat(REFERENCES.neededBy(NETWORK)).extracting(Reference::from).containsExactly(MACHINE);
        assertThat(REFERENCES.neededBy(id("", "Namespace", "", "team")))
                .extracting(Reference::from)
                .containsExactly(MACHINE, CLAIM);
    }

    @Test
    void tellWhatIsMissing() {
        assertThat(REFERENCES.missing())
                .containsExactly(
                        id("", "Namespace", "", "team"), NETWORK, id("storage.k8s.io", "StorageClass", "", "fast"));
    }

    @Test
    void knowNothingOfOthers() {
        assertThat(REFERENCES.needs(NETWORK)).isEmpty();
        assertThat(REFERENCES.neededBy(MACHINE)).isEmpty();
        assertThat(References.of(Kinds.none(), List.of()).missing()).isEmpty();
    }

    private static ResourceId id(String group, String kind, String namespace, String name) {
        return new ResourceId(group, kind, namespace, name);
    }
}
