package io.githops.model.kubevirt;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.ManifestException;
import io.githops.model.MissingFieldsException;
import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.model.kubernetes.ResourceRequirements;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VirtualMachineTest {
    private static final FieldPath CLAIMS =
            FieldPath.of("metadata", "annotations", "harvesterhci.io/volumeClaimTemplates");

    private static final Resource WEB = resource("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: web
              namespace: team-a
              annotations:
                harvesterhci.io/volumeClaimTemplates: >-
                  [{"metadata":{"name":"web-root","later":1},"spec":{"resources":{"requests":{"storage":"10Gi"}}}},
                  {"metadata":{"name":"web-data","later":2},"spec":{"resources":{"requests":{"storage":1073741824}}}}]
            spec:
              runStrategy: Always
              template:
                spec:
                  domain:
                    cpu: {cores: 2, later: {}}
                    resources: {limits: {cpu: 2, memory: 4096Mi}}
                    devices:
                      disks:
                      - {name: root, disk: {bus: virtio}, later: 1}
            """);

    @Test
    void isEditedDeepDownBesideFieldsNobodyKnows() {
        Resource edited = WEB.with(
                VirtualMachine.KIND,
                machine -> machine.editSpec(spec -> spec.withRunStrategy(RunStrategy.HALTED))
                        .editInstance(instance -> instance.editDomain(domain -> domain.editCpu(cpu -> cpu.withCores(4))
                                .editDevices(devices -> devices.editDisks(disk -> disk.withBootOrder(1))))));

        assertThat(edited.tree().get("spec")).isEqualTo(tree("""
                        runStrategy: Halted
                        template:
                          spec:
                            domain:
                              cpu: {cores: 4, later: {}}
                              resources: {limits: {cpu: 2, memory: 4096Mi}}
                              devices:
                                disks:
                                - {name: root, disk: {bus: virtio}, later: 1, bootOrder: 1}
                        """));
    }

    @Test
    void readsQuantitiesOfEitherSpelling() {
        Domain domain = WEB.as(VirtualMachine.KIND).instance().domain();

        assertThat(domain.resources().orElseThrow().limits())
                .containsEntry("cpu", Quantity.of(2))
                .containsEntry("memory", Quantity.parse("4Gi"));
    }

    @Test
    void showsTheVolumesThatHarvesterMakesForIt() {
        List<VolumeClaimTemplate> claims = WEB.as(VirtualMachine.KIND).volumeClaimTemplates();

        assertThat(claims).extracting(claim -> claim.metadata().name()).containsExactly("web-root", "web-data");
        assertThat(claims.get(1).spec().resources().orElseThrow().requests())
                .containsEntry("storage", Quantity.parse("1Gi"));
    }

    @Test
    void hasNoVolumesWithoutTheAnnotation() {
        Resource bare = WEB.withTree(WEB.tree().edit("metadata", metadata -> metadata.without("annotations")));

        assertThat(bare.as(VirtualMachine.KIND).volumeClaimTemplates()).isEmpty();
    }

    @Test
    void changesOneVolumeInsideTheAnnotationAndKeepsTheRestOfIt() {
        Resource edited = WEB.with(VirtualMachine.KIND, machine -> {
            List<VolumeClaimTemplate> claims = machine.volumeClaimTemplates();
            ResourceRequirements larger = ResourceRequirements.builder()
                    .putRequest("storage", Quantity.parse("20Gi"))
                    .build();
            return machine.withVolumeClaimTemplates(
                    claims.get(0).editSpec(spec -> spec.withResources(larger)), claims.get(1));
        });

        assertThat(edited.at(CLAIMS))
                .contains(new Text("[{\"metadata\":{\"name\":\"web-root\",\"later\":1},"
                        + "\"spec\":{\"resources\":{\"requests\":{\"storage\":\"20Gi\"}}}},"
                        + "{\"metadata\":{\"name\":\"web-data\",\"later\":2},"
                        + "\"spec\":{\"resources\":{\"requests\":{\"storage\":1073741824}}}}]"));
    }

    @Test
    void leavesTheAnnotationAsItIsWhenTheVolumesAreTheSame() {
        assertThat(WEB.with(
                        VirtualMachine.KIND,
                        machine -> machine.withVolumeClaimTemplates(
                                machine.volumeClaimTemplates().toArray(VolumeClaimTemplate[]::new))))
                .isSameAs(WEB);
    }

    @Test
    void namesTheAnnotationThatIsNoJson() {
        Resource broken = WEB.with(
                VirtualMachine.KIND,
                machine -> machine.editMetadata(metadata ->
                        metadata.withAnnotations(Map.of("harvesterhci.io/volumeClaimTemplates", "[hunter2"))));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> broken.as(VirtualMachine.KIND).volumeClaimTemplates())
                .withMessageContaining("VirtualMachine team-a/web (kubevirt.io): "
                        + "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"]: found malformed JSON")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void isNotBuiltWithoutItsRequiredFields() {
        assertThatExceptionOfType(MissingFieldsException.class)
                .isThrownBy(() -> VirtualMachine.builder().build())
                .withMessageContaining("metadata, spec")
                .satisfies(missing -> assertThat(missing.fields()).containsExactly("metadata", "spec"));
    }
}
