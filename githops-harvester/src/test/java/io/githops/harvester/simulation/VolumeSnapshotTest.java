package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeSnapshotTest {
    private static final ResourceId BEFORE = HarvesterKind.VOLUME_SNAPSHOT.id("default", "before");
    private static final ResourceId DATA = HarvesterKind.VOLUME_CLAIM.id("default", "data");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasADefaultStorageClass() {
        objects.write(defaultStorageClass("harvester-longhorn"));
    }

    @Test
    void isTakenOnceItsVolumeIsBound() {
        objects.write(claim("data", "10Gi"));
        objects.write(snapshot("persistentVolumeClaimName: data"));

        objects.settle();
        assertThat(status().get("readyToUse")).isEqualTo(Bool.FALSE);
        assertThat(status().has("creationTime")).isFalse();

        objects.pass(1);
        assertThat(status().get("readyToUse")).isEqualTo(Bool.FALSE);
        assertThat(status().text("creationTime")).hasValue("2026-01-01T00:00:01Z");

        objects.pass(1);
        assertThat(status().get("readyToUse")).isEqualTo(Bool.TRUE);
        assertThat(status().text("restoreSize")).hasValue("10Gi");
        assertThat(status().text("boundVolumeSnapshotContentName"))
                .hasValue("snapcontent-" + objects.read(BEFORE).uid());
    }

    @Test
    void saysThatItsVolumeIsMissingUntilThereIsOne() {
        objects.write(snapshot("persistentVolumeClaimName: data"));
        objects.pass(2);
        assertThat(status().get("readyToUse")).isEqualTo(Bool.FALSE);
        assertThat(status().mapping("error").text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("\"data\" not found"));

        objects.write(claim("data", "10Gi"));
        objects.pass(3);
        assertThat(status().has("error")).isFalse();
        assertThat(status().get("readyToUse")).isEqualTo(Bool.TRUE);
    }

    @Test
    void outlivesItsVolume() {
        objects.write(claim("data", "10Gi"));
        objects.write(snapshot("persistentVolumeClaimName: data"));
        objects.pass(2);

        objects.delete(DATA);
        objects.pass(1);

        assertThat(objects.get(DATA)).isEmpty();
        assertThat(status().get("readyToUse")).isEqualTo(Bool.TRUE);
    }

    @Test
    void isLeftAloneWhereItsContentCameFirst() {
        Mapping written = objects.write(snapshot("volumeSnapshotContentName: imported"));
        objects.pass(3);

        assertThat(objects.read(BEFORE)).isEqualTo(new ApiObject(written));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void goesInEachPhase(int seconds) {
        objects.write(claim("data", "10Gi"));
        objects.write(snapshot("persistentVolumeClaimName: data"));
        objects.pass(seconds);

        objects.remove(BEFORE);
        objects.settle();

        assertThat(objects.get(BEFORE)).isEmpty();
    }

    @Test
    void goesAfterItFailed() {
        objects.write(snapshot("persistentVolumeClaimName: data"));
        objects.settle();

        objects.remove(BEFORE);
        objects.settle();

        assertThat(objects.get(BEFORE)).isEmpty();
    }

    private Mapping status() {
        return objects.read(BEFORE).status();
    }

    private static Mapping snapshot(String source) {
        return yaml("""
                apiVersion: snapshot.storage.k8s.io/v1
                kind: VolumeSnapshot
                metadata: {name: before, namespace: default}
                spec: {volumeSnapshotClassName: longhorn-snapshot, source: {%s}}
                """.formatted(source));
    }
}
