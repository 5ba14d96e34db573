package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamingTest {

    @Test
    void renamesBridgesAndLabelsOfClusterNetworks() {
        Resource network = renamed("NetworkAttachmentDefinition", """
                apiVersion: network.harvesterhci.io/v1beta1
                kind: ClusterNetwork
                metadata: {name: fast}
                ---
                apiVersion: k8s.cni.cncf.io/v1
                kind: NetworkAttachmentDefinition
                metadata: {name: vlan, namespace: shop, labels: {network.harvesterhci.io/clusternetwork: fast}}
                spec: {config: '{"type": "bridge", "bridge": "fast-br"}'}
                """);

        assertThat(network.label("network.harvesterhci.io/clusternetwork")).contains("p-fast");
        assertThat(text(network, "spec.config")).isEqualTo("{\"type\":\"bridge\",\"bridge\":\"p-fast-br\"}");
    }

    @Test
    void movesNamespacesThatStandBesideNames() {
        Resource storage = renamed("StorageClass", """
                apiVersion: v1
                kind: Secret
                metadata: {name: key, namespace: shop}
                ---
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: fast}
                provisioner: driver.longhorn.io
                parameters:
                  csi.storage.k8s.io/node-stage-secret-name: key
                  csi.storage.k8s.io/node-stage-secret-namespace: shop
                  csi.storage.k8s.io/node-publish-secret-name: other
                  csi.storage.k8s.io/node-publish-secret-namespace: shop
                """);

        assertThat(storage.tree().mapping("parameters").values().map(value -> ((Text) value).value()))
                .containsExactly("p-key", "moved", "other", "shop");
    }

    @Test
    void renamesFieldsThatAreNames() {
        Resource quota = renamed("ResourceQuota", """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: shop}
                ---
                apiVersion: harvesterhci.io/v1beta1
                kind: ResourceQuota
                metadata: {name: default, namespace: shop}
                spec: {snapshotLimit: {vmTotalSnapshotSizeQuota: {other: 1, web: 2, last: 3}}}
                """);

        assertThat(quota.tree()
                        .mapping("spec", "snapshotLimit", "vmTotalSnapshotSizeQuota")
                        .names())
                .containsExactly("other", "p-web", "last");
    }

    @Test
    void renamesProvidersOfOverlayNetworks() {
        Resource subnet = renamed("Subnet", """
                apiVersion: k8s.cni.cncf.io/v1
                kind: NetworkAttachmentDefinition
                metadata: {name: vlan, namespace: shop}
                ---
                apiVersion: kubeovn.io/v1
                kind: Subnet
                metadata: {name: inner}
                spec: {provider: vlan.shop.ovn, vpc: elsewhere}
                """);

        assertThat(text(subnet, "spec.provider")).isEqualTo("p-vlan.moved.ovn");
        assertThat(text(subnet, "spec.vpc")).isEqualTo("elsewhere");
    }

    @Test
    void renamesOwnersAndSubjects() {
        Resource binding = renamed("RoleBinding", """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: robot, namespace: shop}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata:
                  name: reads
                  namespace: shop
                  ownerReferences: [{apiVersion: v1, kind: ServiceAccount, name: robot, uid: "1"}]
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
                subjects:
                - {kind: ServiceAccount, name: robot, namespace: shop}
                - {kind: User, name: robot}
                """);

        assertThat(text(binding, "subjects[0].name")).isEqualTo("p-robot");
        assertThat(text(binding, "subjects[0].namespace")).isEqualTo("moved");
        assertThat(text(binding, "subjects[1].name")).isEqualTo("robot");
        assertThat(text(binding, "roleRef.name")).isEqualTo("view");
        assertThat(text(binding, "metadata.ownerReferences[0].name")).isEqualTo("p-robot");
    }

    @Test
    void qualifiesNamesOfWhatMovedAway() {
        List<Resource> resources = read("""
                apiVersion: harvesterhci.io/v1beta1
                kind: KeyPair
                metadata: {name: operators, namespace: shop}
                ---
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: shop, annotations: {githops.io/depends-on: KeyPair/operators}}
                spec:
                  template:
                    metadata: {annotations: {harvesterhci.io/sshNames: '["operators"]', note: "githops.ref(KeyPair/operators:metadata.uid)"}}
                """);
        Renaming renaming = Renaming.of(
                Kinds.harvester(),
                resources,
                id -> id.kind().equals("KeyPair") ? new ResourceId(id.group(), id.kind(), "keys", id.name()) : id);

        Resource machine = renaming.rename(resources.get(1));

        assertThat(machine.annotation("githops.io/depends-on")).contains("KeyPair/keys/operators");
        assertThat(text(machine, "spec.template.metadata.annotations[\"harvesterhci.io/sshNames\"]"))
                .isEqualTo("[\"keys/operators\"]");
        assertThat(text(machine, "spec.template.metadata.annotations.note"))
                .isEqualTo("githops.ref(KeyPair/keys/operators:metadata.uid)");
        assertThat(renaming.renamed(machine.id())).isEqualTo(machine.id());
    }

    @Test
    void leavesTextAloneThatOnlyLooksLikeAReference() {
        Resource map = renamed("ConfigMap", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: notes, namespace: shop}
                data: {a: "githops..ref(ConfigMap/notes:data.a)", b: notes, c: "githops.ref(broken"}
                """);

        assertThat(text(map, "data.a")).isEqualTo("githops..ref(ConfigMap/notes:data.a)");
        assertThat(text(map, "data.b")).isEqualTo("notes");
        assertThat(text(map, "data.c")).isEqualTo("githops.ref(broken");
    }

    @Test
    void givesTheSameResourceWhenNothingIsRenamed() {
        Resource map = read("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a\"}}")
                .get(0);

        assertThat(Renaming.of(Kinds.harvester(), List.of(map), id -> id).rename(map))
                .isSameAs(map);
    }

    /** The resource of a kind, after namespaced ones were moved and all got another name. */
    private static Resource renamed(String kind, String manifests) {
        List<Resource> resources = read(manifests);
        Renaming renaming = Renaming.of(
                Kinds.harvester(),
                resources,
                id -> new ResourceId(id.group(), id.kind(), id.namespace().isEmpty() ? "" : "moved", "p-" + id.name()));
        return resources.stream()
                .filter(resource -> resource.id().kind().equals(kind))
                .map(renaming::rename)
                .findFirst()
                .orElseThrow();
    }

    private static List<Resource> read(String manifests) {
        return ManifestReader.builder(Kinds.harvester())
                .build()
                .read(List.of(ManifestFile.of("all.yaml", manifests)))
                .orThrow();
    }

    private static String text(Resource resource, String path) {
        return resource.at(FieldPath.parse(path))
                .map(value -> value instanceof Text text ? text.value() : value.toString())
                .orElse("absent");
    }
}
