package io.githops.model.kubevirt;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineFromImageTest {
    @Test
    void isAFewLinesFromImageToManifest() {
        // region from-image
        List<Resource> web = VirtualMachine.fromImage("team-a", "web", "default/ubuntu")
                .cores(2)
                .memory("4Gi")
                .diskSize("20Gi")
                .storageClass("longhorn-ubuntu")
                .cloudInit(CloudConfig.builder()
                        .addUser(GuestUser.administrator("ops", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx ops"))
                        .addPackage(GuestPackage.named("nginx"))
                        .build())
                .network("default/vlan-100")
                .resources();
        // endregion

        assertThat(web.get(0).tree()).isEqualTo(tree("""
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          namespace: team-a
                          name: web-cloud-init
                          labels: {harvesterhci.io/cloud-init-template: harvester}
                        type: secret
                        stringData:
                          userdata: |
                            #cloud-config
                            users:
                            - name: ops
                              sudo:
                              - ALL=(ALL) NOPASSWD:ALL
                              shell: /bin/bash
                              ssh_authorized_keys:
                              - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx ops
                            packages:
                            - nginx
                        """));
        assertThat(web.get(1).tree()).isEqualTo(tree("""
                        apiVersion: kubevirt.io/v1
                        kind: VirtualMachine
                        metadata:
                          namespace: team-a
                          name: web
                          annotations:
                            harvesterhci.io/volumeClaimTemplates: '[{"metadata":{"name":"web-disk-0","annotations":{"harvesterhci.io/imageId":"default/ubuntu"}},"spec":{"accessModes":["ReadWriteMany"],"resources":{"requests":{"storage":"20Gi"}},"storageClassName":"longhorn-ubuntu","volumeMode":"Block"}}]'
                        spec:
                          runStrategy: RerunOnFailure
                          template:
                            metadata:
                              labels: {harvesterhci.io/vmName: web}
                            spec:
                              evictionStrategy: LiveMigrateIfPossible
                              domain:
                                cpu: {cores: 2, sockets: 1, threads: 1}
                                resources:
                                  limits: {cpu: "2", memory: 4Gi}
                                devices:
                                  disks:
                                  - {name: disk-0, disk: {bus: virtio}, bootOrder: 1}
                                  - {name: cloudinitdisk, disk: {bus: virtio}}
                                  interfaces:
                                  - {name: nic-0, bridge: {}, model: virtio}
                              networks:
                              - {name: nic-0, multus: {networkName: default/vlan-100}}
                              volumes:
                              - {name: disk-0, persistentVolumeClaim: {claimName: web-disk-0}}
                              - {name: cloudinitdisk, cloudInitNoCloud: {secretRef: {name: web-cloud-init}}}
                        """));
    }

    @Test
    void takesUserDataThatIsWrittenElsewhere() {
        MachineFromImage web = VirtualMachine.fromImage("team-a", "web", "ubuntu")
                .cloudInit(CloudConfig.builder().build())
                .cloudInit("shared");

        assertThat(web.resources()).containsExactly(web.resource());
        assertThat(web.build().instance().volumes()).contains(Volume.cloudInit("cloudinitdisk", "shared"));
    }

    @Test
    void notesKeyPairs() {
        VirtualMachine web = VirtualMachine.fromImage("team-a", "web", "ubuntu")
                .key("default/ops")
                .key("dev")
                .build();

        assertThat(web.sshNames()).containsExactly("default/ops", "team-a/dev");
    }

    @Test
    void isUsableAsItStands() {
        VirtualMachine small =
                VirtualMachine.fromImage("team-a", "small", "ubuntu").build();

        MachineSpec instance = small.instance();
        assertThat(small.metadata().id(VirtualMachine.KIND))
                .isEqualTo(new ResourceId("kubevirt.io", "VirtualMachine", "team-a", "small"));
        assertThat(instance.networks()).containsExactly(Network.pod("default"));
        assertThat(instance.domain().devices().interfaces()).containsExactly(NetworkInterface.masquerade("default"));
        assertThat(small.volumeClaimTemplates().get(0).metadata().annotations())
                .containsEntry("harvesterhci.io/imageId", "team-a/ubuntu");
        assertThat(small.volumeClaimTemplates().get(0).spec().storageClassName())
                .isEmpty();
    }

    @Test
    void refusesASizeThatIsNoQuantity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        VirtualMachine.fromImage("team-a", "web", "ubuntu").memory("4 gigs"));
    }
}
