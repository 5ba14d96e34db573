package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeExpansionTest {
    private static final ResourceId DATA = HarvesterKind.VOLUME_CLAIM.id("default", "data");
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasADefaultStorageClass() {
        objects.write(defaultStorageClass("fast"));
    }

    @Test
    void takesASecond() {
        objects.write(claim("data", "1Gi"));
        objects.pass(1);

        grow("2Gi");
        assertThat(Condition.isTrue(data().status(), "Resizing")).isTrue();
        assertThat(capacity()).isEqualTo("1Gi");

        objects.pass(1);
        assertThat(Condition.find(data().status(), "Resizing")).isEmpty();
        assertThat(capacity()).isEqualTo("2Gi");
    }

    @Test
    void ofAFileSystemWaitsForAMachine() {
        objects.write(withFileSystem());
        objects.pass(1);

        grow("2Gi");
        objects.pass(10);
        assertThat(Condition.isTrue(data().status(), "FileSystemResizePending")).isTrue();
        assertThat(Condition.find(data().status(), "Resizing")).isEmpty();
        assertThat(capacity()).isEqualTo("1Gi");

        objects.write(onVolume());
        objects.pass(2);
        assertThat(Condition.find(data().status(), "FileSystemResizePending")).isEmpty();
        assertThat(capacity()).isEqualTo("2Gi");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void mayBeFollowedByAnother(int seconds) {
        objects.write(claim("data", "1Gi"));
        objects.pass(1);
        grow("2Gi");
        objects.pass(seconds);

        grow("3Gi");
        objects.pass(1);

        assertThat(capacity()).isEqualTo("3Gi");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void isCutShortByDeletion(int seconds) {
        objects.write(withFileSystem());
        objects.pass(1);
        grow("2Gi");
        objects.pass(seconds);

        objects.remove(DATA);
        objects.settle();

        assertThat(objects.get(DATA)).isEmpty();
    }

    @Test
    void aVolumeOutlivesItsStorageClass() {
        objects.write(claim("data", "1Gi"));
        objects.pass(1);

        objects.remove(HarvesterKind.STORAGE_CLASS.id("", "fast"));
        objects.pass(5);

        assertThat(data().status().text("phase")).contains("Bound");
    }

    @Test
    void aVolumeInUseGoesAfterItsMachine() {
        objects.write(claim("data", "1Gi"));
        objects.write(onVolume());
        objects.pass(5);

        objects.delete(DATA);
        objects.pass(5);
        assertThat(data().isBeingDeleted()).isTrue();
        assertThat(data().status().text("phase")).contains("Bound");

        objects.remove(WEB);
        objects.pass(2);
        assertThat(objects.get(WEB)).isEmpty();
        assertThat(objects.get(DATA)).isEmpty();
    }

    private void grow(String size) {
        objects.change(
                DATA,
                live -> new ApiObject(live)
                        .withSpec(spec -> spec.with("resources", yaml("{requests: {storage: " + size + "}}")))
                        .tree());
        objects.settle();
    }

    private ApiObject data() {
        return objects.read(DATA);
    }

    private String capacity() {
        return data().status().mapping("capacity").text("storage").orElse("");
    }

    private static Mapping withFileSystem() {
        return claim("data", "1Gi").edit("spec", spec -> spec.with("volumeMode", new Text("Filesystem")));
    }

    private static Mapping onVolume() {
        return machine("web", """
                runStrategy: Always
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {disks: [{name: data, disk: {bus: virtio}}]}}
                    volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
                """);
    }
}
