package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.References;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeExampleTest {
    private static final List<Resource> RESOURCES = ManifestReader.builder(Kinds.harvester())
            .build()
            .read(List.of(ManifestFile.of("shop.yaml", """
                    apiVersion: kubevirt.io/v1
                    kind: VirtualMachine
                    metadata: {name: web, namespace: shop}
                    spec:
                      template:
                        spec:
                          domain: {devices: {disks: [{name: root, disk: {bus: virtio}}]}}
                          volumes:
                            - {name: root, persistentVolumeClaim: {claimName: web-root}}
                            - {name: init, cloudInitNoCloud: {userData: "password: hunter2"}}
                    ---
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: web-root, namespace: shop}
                    spec: {storageClassName: fast}
                    """)))
            .orThrow();

    @Test
    void editsAPlaceInATree() {
        Resource machine = RESOURCES.get(0);

        // region edit
        FieldPath bootOrder = FieldPath.parse("spec.template.spec.domain.devices.disks[name=root].bootOrder");
        Mapping edited = machine.tree()
                .with(bootOrder, Num.of(1))
                .without(FieldPath.parse("spec.template.spec.volumes[name=init]"));
        // endregion

        assertThat(edited.at(bootOrder)).contains(Num.of(1));
        assertThat(Json.text(edited)).doesNotContain("init");
    }

    @Test
    void masksSecrets() {
        // region mask
        Masking masking = Masking.of(Kinds.harvester());
        String shown = ManifestWriter.write(RESOURCES, masking); // userData: «redacted»
        // endregion

        assertThat(shown).contains("userData: «redacted»").doesNotContain("hunter2");
    }

    @Test
    void asksWhoNeedsAVolume() {
        ResourceId volume = RESOURCES.get(1).id();

        // region references
        References references = References.of(Kinds.harvester(), RESOURCES);
        String reason = references.neededBy(volume).get(0).toString();
        // VirtualMachine shop/web (kubevirt.io) -> PersistentVolumeClaim shop/web-root at spec.template.spec.volumes…
        // endregion

        assertThat(reason)
                .startsWith("VirtualMachine shop/web (kubevirt.io) -> PersistentVolumeClaim shop/web-root at "
                        + "spec.template.spec.volumes");
    }
}
