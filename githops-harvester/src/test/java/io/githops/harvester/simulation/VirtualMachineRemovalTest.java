package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.withDisk;
import static io.githops.harvester.simulation.Samples.withTemplate;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualMachineRemovalTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId INSTANCE = HarvesterKind.VIRTUAL_MACHINE_INSTANCE.id("default", "web");
    private static final ResourceId DISK = HarvesterKind.VOLUME_CLAIM.id("default", "web-disk");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasADefaultStorageClass() {
        objects.write(defaultStorageClass("harvester-longhorn"));
    }

    @Test
    void leavesItsVolumesBehindUnlessTold() {
        run(withTemplate(withDisk(smallMachine("web", "Always")), "10Gi"));

        objects.remove(WEB);
        objects.settle();
        assertThat(printable()).isEqualTo("Terminating");

        objects.pass(2);
        assertThat(objects.get(WEB)).isEmpty();
        assertThat(objects.get(INSTANCE)).isEmpty();
        assertThat(objects.get(DISK)).isPresent();
    }

    @Test
    void takesTheVolumesWithItThatAreListed() {
        run(withTemplate(withDisk(smallMachine("web", "Always")), "10Gi"));

        objects.change(
                WEB,
                live -> new ApiObject(live)
                        .withAnnotation(Keys.REMOVED_VOLUME_CLAIMS, "web-disk")
                        .tree());
        objects.remove(WEB);
        objects.pass(2);

        assertThat(objects.get(WEB)).isEmpty();
        assertThat(objects.get(DISK)).isEmpty();
    }

    @Test
    void takesItsSnapshotsWithItAndLeavesItsBackups() {
        for (String type : new String[] {"snapshot", "backup"}) {
            objects.create(yaml("""
                    apiVersion: harvesterhci.io/v1beta1
                    kind: VirtualMachineBackup
                    metadata: {name: %1$s, namespace: default}
                    spec: {type: %1$s, source: {name: web}}
                    """.formatted(type)), "test");
        }
        run(smallMachine("web", "Always"));

        objects.remove(WEB);
        objects.pass(2);

        assertThat(HarvesterKind.BACKUP.all(objects))
                .extracting(ApiObject::name)
                .containsExactly("backup");
    }

    @Test
    void waitsForFinalizersOfOthers() {
        objects.write(new ApiObject(smallMachine("web", "Halted"))
                .withFinalizers("example.com/hold")
                .tree());
        objects.settle();

        objects.remove(WEB);
        objects.settle();

        assertThat(web().metadata().sequence("finalizers").texts()).containsExactly("example.com/hold");
    }

    private ApiObject web() {
        return objects.read(WEB);
    }

    private String printable() {
        return web().status().text("printableStatus").orElse("");
    }

    private void run(Mapping machine) {
        objects.write(machine);
        objects.pass(5);
        assertThat(printable()).isEqualTo("Running");
    }
}
