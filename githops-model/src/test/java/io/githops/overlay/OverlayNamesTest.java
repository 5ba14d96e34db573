package io.githops.overlay;

import static io.githops.overlay.TestFiles.at;
import static io.githops.overlay.TestFiles.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.References;
import io.githops.model.Resource;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayNamesTest {
    private static final String SHOP = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: harvesterhci.io/v1beta1
            kind: Setting
            metadata: {name: log-level}
            value: info
            ---
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineImage
            metadata: {name: ubuntu, namespace: shop}
            spec: {displayName: ubuntu, sourceType: download, url: "https://images.example/ubuntu.img"}
            ---
            apiVersion: harvesterhci.io/v1beta1
            kind: KeyPair
            metadata: {name: operators, namespace: shop}
            spec: {publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHzVU1psgTwJyf7881koCdruvVN7eY5DR0w88RJGslMZ"}
            ---
            apiVersion: k8s.cni.cncf.io/v1
            kind: NetworkAttachmentDefinition
            metadata: {name: vlan, namespace: shop}
            spec: {config: '{"cniVersion":"0.3.1","name":"vlan","type":"bridge","bridge":"mgmt-br","vlan":120}'}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: web-init, namespace: shop}
            stringData: {userdata: "#cloud-config"}
            ---
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: web
              namespace: shop
              annotations:
                githops.io/depends-on: "KeyPair/operators, Secret/shop/web-init"
                harvesterhci.io/volumeClaimTemplates: |
                  [{"metadata": {"name": "web-root", "annotations": {"harvesterhci.io/imageId": "shop/ubuntu"}},
                    "spec": {"accessModes": ["ReadWriteMany"],
                      "storageClassName": "githops.ref(VirtualMachineImage/ubuntu:status.storageClassName)",
                      "resources": {"requests": {"storage": "10Gi"}}}}]
            spec:
              runStrategy: RerunOnFailure
              template:
                metadata:
                  annotations: {harvesterhci.io/sshNames: '["shop/operators", "other/guests"]'}
                spec:
                  domain: {devices: {}}
                  networks:
                  - {name: default, multus: {networkName: shop/vlan}}
                  - {name: near, multus: {networkName: vlan}}
                  - {name: far, multus: {networkName: other/vlan}}
                  volumes:
                  - {name: root, persistentVolumeClaim: {claimName: web-root}}
                  - {name: init, cloudInitNoCloud: {secretRef: {name: web-init}}}
            """;

    @Test
    void renamesResourcesAndEverythingThatNamesThem() {
        TestFiles files = shop("namePrefix: p-\nnameSuffix: -s");
        Resource web = files.named("VirtualMachine", "p-web-s");
        String spec = "spec.template.spec.";

        assertThat(at(web, spec + "networks[0].multus.networkName")).contains(new Text("shop/p-vlan-s"));
        assertThat(at(web, spec + "networks[1].multus.networkName")).contains(new Text("p-vlan-s"));
        assertThat(at(web, spec + "networks[2].multus.networkName")).contains(new Text("other/vlan"));
        assertThat(at(web, spec + "volumes[1].cloudInitNoCloud.secretRef.name")).contains(new Text("p-web-init-s"));
        assertThat(at(web, "spec.template.metadata.annotations[\"harvesterhci.io/sshNames\"]"))
                .contains(new Text("[\"shop/p-operators-s\",\"other/guests\"]"));
        assertThat(web.annotation("githops.io/depends-on")).contains("KeyPair/p-operators-s, Secret/shop/p-web-init-s");
    }

    @Test
    void renamesTheVolumesThatAMachineBringsAlong() {
        Resource web = shop("namePrefix: p-").named("VirtualMachine", "p-web");

        assertThat(at(web, "spec.template.spec.volumes[0].persistentVolumeClaim.claimName"))
                .contains(new Text("p-web-root"));
        assertThat(web.annotation("harvesterhci.io/volumeClaimTemplates").orElseThrow())
                .contains("\"name\":\"p-web-root\"")
                .contains("\"harvesterhci.io/imageId\":\"shop/p-ubuntu\"")
                .contains("githops.ref(VirtualMachineImage/p-ubuntu:status.storageClassName)");
    }

    @Test
    void movesResourcesToTheNamespaceAndTheirNamespaceAlong() {
        TestFiles files = shop("namespace: prod");
        Resource web = files.named("VirtualMachine", "web");
        String spec = "spec.template.spec.";

        assertThat(files.prod().stream().map(Resource::namespace)).containsOnly("", "prod");
        assertThat(files.named("Namespace", "prod").namespace()).isEmpty();
        assertThat(at(web, spec + "networks[0].multus.networkName")).contains(new Text("prod/vlan"));
        assertThat(at(web, spec + "networks[1].multus.networkName")).contains(new Text("vlan"));
        assertThat(at(web, spec + "networks[2].multus.networkName")).contains(new Text("other/vlan"));
        assertThat(position(web, "metadata.namespace")).isEqualTo("prod/githops.yaml:4:1");
        assertThat(position(web, "metadata.name")).isEqualTo("base/shop.yaml:33:3");
        assertThat(web.annotation("githops.io/depends-on")).contains("KeyPair/operators, Secret/prod/web-init");
    }

    @Test
    void keepsTheNamesThatThePlatformGives() {
        assertThat(shop("namePrefix: p-").named("Setting", "log-level")).isNotNull();
        assertThat(shop("namePrefix: p-").named("Namespace", "shop")).isNotNull();
    }

    @Test
    void leavesANamespaceThatNobodyLeaves() {
        List<Resource> all = TestFiles.of("base/all.yaml", """
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: idle}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: settings, namespace: shop}
                        """)
                .overlay("bases: [../base]\nnamespace: prod")
                .prod();

        assertThat(all).extracting(resource -> resource.id().qualifiedName()).containsExactly("idle", "prod/settings");
    }

    @Test
    void leavesNoReferenceToAnOldName() {
        List<Resource> before = shop("").prod();
        List<Resource> after = shop("namespace: prod\nnamePrefix: p-").prod();

        assertThat(References.of(Kinds.harvester(), after).missing())
                .hasSameSizeAs(References.of(Kinds.harvester(), before).missing());
    }

    private static TestFiles shop(String names) {
        return TestFiles.of("base/shop.yaml", SHOP).overlay("bases: [../base]\n" + names);
    }
}
