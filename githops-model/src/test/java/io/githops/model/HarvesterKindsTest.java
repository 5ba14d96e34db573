package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.schema.Schema;
import io.githops.schema.Schema.ListType;
import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HarvesterKindsTest {
    @ParameterizedTest
    @MethodSource("kinds")
    void loadsAndSurvivesItsFileForm(ResourceKind<?> kind) {
        Schema schema = kind.schema();

        assertThat(schema.type()).isEqualTo(Schema.Type.OBJECT);
        assertThat(schema.properties()).containsKeys("apiVersion", "kind", "metadata");
        assertThat(Schema.parse(schema.toTree())).isEqualTo(schema);
    }

    static Stream<ResourceKind<?>> kinds() {
        return Kinds.harvester().all().stream();
    }

    @Test
    void ofAFurtherReleaseAreAFurtherFolder() {
        ResourceKind<?> keyPair = HarvesterKinds.in("harvester-next/")
                .find(GroupVersionKind.of("harvesterhci.io/v1", "KeyPair"))
                .orElseThrow();

        assertThat(keyPair.schema().properties().get("spec").properties()).containsOnlyKeys("publicKeys");
        assertThat(Kinds.harvester("1.9").find(keyPair.groupVersionKind())).isEmpty();
    }

    @Test
    void coverTheDefinitionsAndWhatKubernetesServes() {
        assertThat(Kinds.harvester().all()).hasSize(99);
        assertThat(Kinds.harvester().all())
                .extracting(ResourceKind::groupVersionKind)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "kubevirt.io/v1, VirtualMachine, spec.template.spec.domain.devices.disks, ATOMIC, ''",
        "kubevirt.io/v1, VirtualMachine, spec.template.spec.domain.devices.interfaces, ATOMIC, ''",
        "kubevirt.io/v1, VirtualMachine, spec.template.spec.networks, ATOMIC, ''",
        "kubevirt.io/v1, VirtualMachine, spec.template.spec.volumes, ATOMIC, ''",
        "kubevirt.io/v1, VirtualMachine, spec.dataVolumeTemplates, ATOMIC, ''",
        "kubevirt.io/v1, VirtualMachine, spec.template.spec.topologySpreadConstraints, MAP, topologyKey|whenUnsatisfiable",
        "kubevirt.io/v1, VirtualMachine, metadata.finalizers, SET, ''",
        "kubevirt.io/v1, VirtualMachine, metadata.ownerReferences, MAP, uid",
        "kubevirt.io/v1, VirtualMachine, metadata.managedFields, ATOMIC, ''",
        "v1, PersistentVolumeClaim, spec.accessModes, ATOMIC, ''",
        "v1, PersistentVolumeClaim, status.conditions, MAP, type",
        "v1, Service, spec.ports, MAP, port|protocol",
        "v1, ServiceAccount, secrets, MAP, name",
        "v1, ServiceAccount, imagePullSecrets, ATOMIC, ''",
        "v1, ResourceQuota, spec.scopes, ATOMIC, ''",
        "storage.k8s.io/v1, StorageClass, allowedTopologies, ATOMIC, ''",
        "storage.k8s.io/v1, StorageClass, mountOptions, ATOMIC, ''",
        "rbac.authorization.k8s.io/v1, ClusterRole, rules, ATOMIC, ''",
        "apps/v1, Deployment, spec.template.spec.containers, MAP, name",
        "management.harvesterhci.io/v1beta1, UpgradePlan, spec.nodeUpgradeOption.pauseNodes, SET, ''"
    })
    void mergeListsAsTheApiServerDoes(String apiVersion, String kind, String path, ListType listType, String keys) {
        Schema list = schema(apiVersion, kind, path);

        assertThat(list.listType()).isEqualTo(listType);
        assertThat(list.listKeys()).containsExactlyElementsOf(keys.isEmpty() ? List.of() : List.of(keys.split("\\|")));
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Service, spec.selector, true",
        "v1, PersistentVolumeClaim, spec.selector, true",
        "v1, PersistentVolumeClaim, spec.dataSource, true",
        "v1, PersistentVolumeClaim, spec.dataSourceRef, false",
        "v1, Secret, data, false",
        "v1, ResourceQuota, spec.scopeSelector, true",
        "rbac.authorization.k8s.io/v1, RoleBinding, roleRef, true",
        "storage.k8s.io/v1, StorageClass, parameters, false",
        "network.harvesterhci.io/v1beta1, HostNetworkConfig, spec.nodeSelector, true",
        "network.harvesterhci.io/v1beta1, VlanConfig, spec.nodeSelector, false"
    })
    void mergeMappingsAsTheApiServerDoes(String apiVersion, String kind, String path, boolean isAtomic) {
        assertThat(schema(apiVersion, kind, path).isAtomicMapping()).isEqualTo(isAtomic);
    }

    @ParameterizedTest
    @CsvSource({
        "kubevirt.io, VirtualMachine, v1, virtualmachines, true, true",
        "loadbalancer.harvesterhci.io, LoadBalancer, v1beta1, loadbalancers, true, false",
        "loadbalancer.harvesterhci.io, IPPool, v1beta1, ippools, false, false",
        "network.harvesterhci.io, IPPool, v1alpha1, ippools, true, true",
        "snapshot.storage.k8s.io, VolumeSnapshot, v1, volumesnapshots, true, true",
        "k8s.cni.cncf.io, NetworkAttachmentDefinition, v1, network-attachment-definitions, true, false",
        "harvesterhci.io, Setting, v1beta1, settings, false, false",
        "harvesterhci.io, Addon, v1beta1, addons, true, true",
        "harvesterhci.io, VirtualMachineImage, v1beta1, virtualmachineimages, true, false",
        "storage.k8s.io, StorageClass, v1, storageclasses, false, false",
        "'', Namespace, v1, namespaces, false, true"
    })
    void knowTheVersionThatIsStored(
            String group, String kind, String version, String plural, boolean namespaced, boolean hasStatus) {
        ResourceKind<?> found = Kinds.harvester().find(group, kind).orElseThrow();

        assertThat(found.groupVersionKind().version()).isEqualTo(version);
        assertThat(found.plural()).isEqualTo(plural);
        assertThat(found.isNamespaced()).isEqualTo(namespaced);
        assertThat(found.hasStatusSubresource()).isEqualTo(hasStatus);
    }

    @Test
    void keepOlderVersionsThatAreServed() {
        assertThat(Kinds.harvester().find(GroupVersionKind.of("kubevirt.io/v1alpha3", "VirtualMachine")))
                .isPresent();
        assertThat(Kinds.harvester().find(GroupVersionKind.of("snapshot.storage.k8s.io/v1beta1", "VolumeSnapshot")))
                .isEmpty();
    }

    @Test
    void areTheSameForTheNewestRelease() {
        assertThat(Kinds.harvester("1.9")).isSameAs(Kinds.harvester());
    }

    @Test
    void nameTheReleasesThereAre() {
        assertThatThrownBy(() -> Kinds.harvester("0.3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Harvester 0.3: not a known release; expected one of 1.9");
    }

    @Test
    void readEachSchemaOnce() {
        ResourceKind<?> kind =
                Kinds.harvester().find("kubevirt.io", "VirtualMachine").orElseThrow();

        assertThat(kind.schema()).isSameAs(kind.schema());
        assertThat(kind.withView(Object.class).schema()).isSameAs(kind.schema());
    }

    private static Schema schema(String apiVersion, String kind, String path) {
        Schema schema = Kinds.harvester()
                .find(GroupVersionKind.of(apiVersion, kind))
                .orElseThrow()
                .schema();
        for (PathElement element : FieldPath.parse(path).elements()) {
            schema = schema.child(element);
            assertThat(schema).as("%s in %s", element.text(), path).isNotNull();
        }
        return schema;
    }
}
