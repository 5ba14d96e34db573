package io.githops.diff.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.ReferenceRule;
import io.githops.model.ReferenceRule.Format;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final Kinds KINDS = Kinds.harvester()
            .with(ResourceKind.builder("example.com/v1", "Link")
                    .references(List.of(ReferenceRule.of("spec.to", "example.com", "Link", Format.SAME_NAMESPACE)))
                    .build());

    @Test
    void putsANewTemplateBeforeItsVersionsThoughItNamesOne() {
        Order order = applying(created(template("web-1")), created(version("web-1")));

        assertThat(order.level(id("harvesterhci.io", "VirtualMachineTemplate", "team", "web")))
                .isZero();
        assertThat(order.level(id("harvesterhci.io", "VirtualMachineTemplateVersion", "team", "web-1")))
                .isOne();
    }

    @Test
    void putsATemplateThatIsThereAfterTheNewVersionItNames() {
        Order order = applying(updated(template("web-2"), template("web-1")), created(version("web-2")));

        assertThat(order.level(id("harvesterhci.io", "VirtualMachineTemplateVersion", "team", "web-2")))
                .isZero();
        assertThat(order.level(id("harvesterhci.io", "VirtualMachineTemplate", "team", "web")))
                .isOne();
    }

    @Test
    void deletesATemplateBeforeItsVersions() {
        Order order = deleting(template("web-1"), version("web-1"));

        assertThat(order.level(id("harvesterhci.io", "VirtualMachineTemplate", "team", "web")))
                .isGreaterThan(order.level(id("harvesterhci.io", "VirtualMachineTemplateVersion", "team", "web-1")));
    }

    @Test
    void putsPeersSideBySide() {
        Order order = applying(created(vpc("a", "b")), created(vpc("b", "a")));

        assertThat(order.level(id("kubeovn.io", "Vpc", "", "a"))).isZero();
        assertThat(order.level(id("kubeovn.io", "Vpc", "", "b"))).isZero();
    }

    @Test
    void unsetsTheOldDefaultClassBeforeItSetsTheNewOne() {
        Order order = applying(
                updated(storageClass("fast", "true"), storageClass("fast", "false")),
                updated(storageClass("slow", "false"), storageClass("slow", "true")));

        assertThat(order.level(id("storage.k8s.io", "StorageClass", "", "slow")))
                .isZero();
        assertThat(order.after(id("storage.k8s.io", "StorageClass", "", "fast")))
                .containsExactly(id("storage.k8s.io", "StorageClass", "", "slow"));
    }

    @Test
    void putsTheNetworksOfHostsAfterTheUplinksOfTheirClusterNetwork() {
        Order order = applying(created(one("""
                        apiVersion: network.harvesterhci.io/v1beta1
                        kind: HostNetworkConfig
                        metadata: {name: storage}
                        spec: {clusterNetwork: data, vlanID: 30, mode: dhcp}
                        """)), created(one("""
                        apiVersion: network.harvesterhci.io/v1beta1
                        kind: VlanConfig
                        metadata: {name: data-all}
                        spec: {clusterNetwork: data, uplink: {nics: [eth1]}}
                        """)), unchanged(one("""
                        apiVersion: network.harvesterhci.io/v1beta1
                        kind: ClusterNetwork
                        metadata: {name: data}
                        """)));

        assertThat(order.after(id("network.harvesterhci.io", "HostNetworkConfig", "", "storage")))
                .containsExactly(id("network.harvesterhci.io", "VlanConfig", "", "data-all"));
    }

    @Test
    void putsTheBackupTargetBeforeBackups() {
        Order order = applying(created(one("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: VirtualMachineBackup
                        metadata: {name: web, namespace: team}
                        spec: {type: backup, source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}}
                        """)), created(one("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: Setting
                        metadata: {name: backup-target}
                        value: '{"type":"nfs","endpoint":"nfs://backup:/harvester"}'
                        """)));

        assertThat(order.after(id("harvesterhci.io", "VirtualMachineBackup", "team", "web")))
                .containsExactly(id("harvesterhci.io", "Setting", "", "backup-target"));
    }

    @Test
    void followsWhatUnchangedResourcesNeed() {
        Order order = applying(created(link("a", "b")), unchanged(link("b", "c")), created(link("c", "")));

        assertThat(order.level(link("a"))).isOne();
        assertThat(order.after(link("a"))).containsExactly(link("c"));
    }

    @Test
    void looksAtWhatChangesAndWhatThatNeedsOnly() {
        Map<ResourceId, Integer> asked = new HashMap<>();
        List<Member> members = List.of(created(link("a", "b")), unchanged(link("b", "")), unchanged(link("c", "b")));

        Orders.ofApplying(members, KINDS, resource -> {
            asked.merge(resource.id(), 1, Integer::sum);
            return KINDS.references(resource);
        });

        assertThat(asked).containsOnly(Map.entry(link("a"), 1), Map.entry(link("b"), 1));
    }

    @Test
    void liftsWhatNeedsALaterWaveIntoThatWave() {
        Order order = applying(
                created(annotated("early", "githops.io/wave: \"-1\"", "late")),
                created(annotated("late", "githops.io/wave: \"5\"", "")),
                created(link("usual", "")));

        assertThat(order.level(link("usual"))).isZero();
        assertThat(order.level(link("late"))).isOne();
        assertThat(order.level(link("early"))).isEqualTo(2);
    }

    @Test
    void putsWhatIsDependedOnFirst() {
        Order order = applying(
                created(annotated("a", "githops.io/depends-on: \"Link/demo/b,\\n Link.example.com/c\"", "")),
                created(link("b", "")),
                created(link("c", "")));

        assertThat(order.after(link("a"))).containsExactlyInAnyOrder(link("b"), link("c"));
    }

    @Test
    void namesEveryCircleAtOnce() {
        assertThatThrownBy(() -> applying(
                        created(link("a", "b")),
                        created(link("b", "a")),
                        created(link("q", "r")),
                        created(link("r", "s")),
                        created(link("s", "q"))))
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining("Link demo/a (example.com) -> Link demo/b (example.com) -> Link demo/a")
                .hasMessageContaining("Link demo/q (example.com) -> Link demo/r (example.com) -> Link demo/s");
    }

    @Test
    void ordersAChainOfAHundredThousand() {
        List<Member> chain = new ArrayList<>();
        int length = 100_000;
        for (int i = 0; i < length; i++) {
            Resource resource = plain(i);
            chain.add(i % 100 == 99 ? created(resource) : unchanged(resource));
        }

        Order order = Orders.ofApplying(chain, KINDS, KINDS::references);

        assertThat(order.level(link("n" + (length - 1)))).isEqualTo(length / 100 - 1);
        assertThat(order.after(link("n" + (length - 1)))).containsExactly(link("n" + (length - 101)));
    }

    private static Order applying(Member... members) {
        return Orders.ofApplying(Arrays.asList(members), KINDS, KINDS::references);
    }

    private static Order deleting(Resource... resources) {
        List<Member> members = Arrays.stream(resources)
                .map(resource -> new Member(resource, resource, true))
                .toList();
        return Order.ofDeleting(members, KINDS, KINDS::references);
    }

    private static Member created(Resource resource) {
        return new Member(resource, null, true);
    }

    private static Member updated(Resource desired, Resource live) {
        return new Member(desired, live, true);
    }

    private static Member unchanged(Resource resource) {
        return new Member(resource, resource, false);
    }

    private static ResourceId id(String group, String kind, String namespace, String name) {
        return new ResourceId(group, kind, namespace, name);
    }

    private static ResourceId link(String name) {
        return id("example.com", "Link", "demo", name);
    }

    private static Resource template(String defaultVersion) {
        return one("""
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineTemplate
                metadata: {name: web, namespace: team}
                spec: {defaultVersionId: team/%s}
                """.formatted(defaultVersion));
    }

    private static Resource version(String name) {
        return one("""
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineTemplateVersion
                metadata: {name: %s, namespace: team}
                spec: {templateId: team/web}
                """.formatted(name));
    }

    private static Resource vpc(String name, String peer) {
        return one("{apiVersion: kubeovn.io/v1, kind: Vpc, metadata: {name: " + name + "},"
                + " spec: {vpcPeerings: [{remoteVpc: " + peer + "}]}}");
    }

    private static Resource storageClass(String name, String isDefault) {
        return one("""
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: %s, annotations: {storageclass.kubernetes.io/is-default-class: "%s"}}
                provisioner: driver.longhorn.io
                """.formatted(name, isDefault));
    }

    private static Resource link(String name, String to) {
        return annotated(name, "", to);
    }

    private static Resource annotated(String name, String annotation, String to) {
        return one("{apiVersion: example.com/v1, kind: Link, metadata: {name: " + name
                + ", namespace: demo, annotations: {" + annotation + "}}, spec: {to: '" + to + "'}}");
    }

    private static Resource plain(int number) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "example.com/v1")
                .put("kind", "Link")
                .put("metadata", Mapping.ofTexts(Map.of("name", "n" + number, "namespace", "demo")))
                .put("spec", Mapping.of("to", new Text("n" + (number - 1))))
                .build());
    }

    private static Resource one(String yaml) {
        return ManifestReader.builder(KINDS)
                .build()
                .read(List.of(ManifestFile.of("test.yaml", "---\n" + yaml)))
                .orThrow()
                .get(0);
    }
}
