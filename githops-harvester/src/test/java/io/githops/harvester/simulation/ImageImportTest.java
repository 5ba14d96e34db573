package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.image;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageImportTest {
    private static final ResourceId UBUNTU = HarvesterKind.IMAGE.id("default", "ubuntu");
    private static final Mapping UNREACHABLE = image("ubuntu", "https://images.invalid/ubuntu.img");
    private static final Mapping REACHABLE = image("ubuntu", "https://example.com/ubuntu.img");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasADefaultStorageClass() {
        objects.write(defaultStorageClass("harvester-longhorn"));
    }

    @Test
    void isTriedAgainWhenItsHostDoesNotExist() {
        objects.write(UNREACHABLE);

        objects.pass(1);
        assertThat(failed()).isEqualTo(Num.of(1));
        assertThat(ubuntu().status().text("lastFailedTime")).contains("2026-01-01T00:00:01Z");
        assertThat(Condition.is(ubuntu().status(), "Imported", "Unknown")).isTrue();
        assertThat(Condition.is(ubuntu().status(), "RetryLimitExceeded", "False"))
                .isTrue();
        assertThat(message("RetryLimitExceeded")).contains("failed due to error: no such host");

        objects.pass(2);
        assertThat(failed()).isEqualTo(Num.of(3));
        assertThat(message("RetryLimitExceeded")).contains("retry attempted 2/3 failed due to error: no such host");
    }

    @Test
    void failsForGoodAfterItsLastRetry() {
        objects.write(UNREACHABLE);
        objects.pass(4);
        ApiObject last = ubuntu();

        assertThat(failed()).isEqualTo(Num.of(4));
        assertThat(Condition.isTrue(last.status(), "Initialized")).isTrue();
        assertThat(Condition.is(last.status(), "Imported", "False")).isTrue();
        assertThat(Condition.isTrue(last.status(), "RetryLimitExceeded")).isTrue();

        objects.change(UBUNTU, live -> withSpec(live, "retry", Num.of(10)));
        objects.pass(10);
        assertThat(ubuntu().status()).isEqualTo(last.status());
    }

    @Test
    void isNotTriedAgainWithoutRetries() {
        objects.write(withSpec(UNREACHABLE, "retry", Num.of(0)));
        objects.pass(1);

        assertThat(Condition.isTrue(ubuntu().status(), "RetryLimitExceeded")).isTrue();
    }

    @Test
    void failsForAChecksumThatItsDataCannotHave() {
        objects.write(withSpec(REACHABLE, "checksum", new Text("abc")));
        objects.pass(2);
        assertThat(failed()).isEqualTo(Num.of(1));
        assertThat(message("RetryLimitExceeded")).contains("failed due to error: the checksum does not match the data");

        objects.pass(6);
        assertThat(Condition.isTrue(ubuntu().status(), "RetryLimitExceeded")).isTrue();
    }

    @Test
    void isImportedOnceItsChecksumIsPutRight() {
        objects.write(withSpec(REACHABLE, "checksum", new Text("abc")));
        objects.pass(3);

        objects.change(UBUNTU, live -> withSpec(live, "checksum", new Text("0f".repeat(64))));
        objects.pass(2);

        assertThat(Condition.isTrue(ubuntu().status(), "Imported")).isTrue();
        assertThat(Condition.is(ubuntu().status(), "RetryLimitExceeded", "False"))
                .isTrue();
        assertThat(message("RetryLimitExceeded")).isEmpty();
        assertThat(failed()).isEqualTo(Num.of(1));
    }

    @Test
    void isImportedOnceItsUploadIsOver() {
        objects.write(upload("{displayName: ubuntu, sourceType: upload}"));
        objects.pass(30);
        assertThat(Condition.is(ubuntu().status(), "Imported", "Unknown")).isTrue();

        sendData();
        assertThat(Condition.isTrue(ubuntu().status(), "Imported")).isTrue();
        assertThat(ubuntu().status().get("progress")).isEqualTo(Num.of(100));
    }

    @Test
    void failsWhenOtherDataIsUploaded() {
        objects.write(upload("{displayName: ubuntu, sourceType: upload, checksum: abc}"));
        objects.settle();

        sendData();
        objects.pass(5);

        assertThat(Condition.is(ubuntu().status(), "Imported", "False")).isTrue();
        assertThat(Condition.find(ubuntu().status(), "Imported").flatMap(condition -> condition.text("reason")))
                .contains("UploadFailed");
        assertThat(Condition.find(ubuntu().status(), "RetryLimitExceeded")).isEmpty();
    }

    @Test
    void isExportedFromAVolumeOnceThatIsBound() {
        objects.write(claim("data", "3Gi"));
        objects.write(export());
        objects.pass(2);
        assertThat(ubuntu().status().get("progress")).isEqualTo(Num.of(100));
        assertThat(ubuntu().status().get("virtualSize")).isEqualTo(Num.of(3L << 30));

        objects.remove(HarvesterKind.VOLUME_CLAIM.id("default", "data"));
        objects.pass(1);
        assertThat(Condition.isTrue(ubuntu().status(), "Imported")).isTrue();
    }

    @Test
    void failsWhenTheVolumeToExportGoes() {
        objects.write(claim("data", "3Gi"));
        objects.write(export());
        objects.delete(HarvesterKind.VOLUME_CLAIM.id("default", "data"));
        objects.pass(4);

        assertThat(Condition.isTrue(ubuntu().status(), "RetryLimitExceeded")).isTrue();
        assertThat(message("Imported"))
                .contains("retry attempted 3/3 failed due to error: the volume to export does not exist");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void goesAfterEachAttempt(int seconds) {
        objects.write(UNREACHABLE);
        objects.pass(seconds);
        String storageClass = "lh-" + ubuntu().uid();

        objects.remove(UBUNTU);
        objects.settle();

        assertThat(objects.get(UBUNTU)).isEmpty();
        assertThat(HarvesterKind.STORAGE_CLASS.exists(objects, "", storageClass))
                .isFalse();
    }

    private void sendData() {
        objects.change(
                UBUNTU,
                live -> new ApiObject(live)
                        .withAnnotation(Transfer.UPLOADED, "true")
                        .tree());
        objects.settle();
    }

    private ApiObject ubuntu() {
        return objects.read(UBUNTU);
    }

    private Object failed() {
        return ubuntu().status().get("failed");
    }

    private Optional<String> message(String condition) {
        return Condition.find(ubuntu().status(), condition).flatMap(found -> found.text("message"));
    }

    private static Mapping upload(String spec) {
        return REACHABLE.with("spec", yaml(spec));
    }

    private static Mapping export() {
        return REACHABLE.with(
                "spec",
                yaml("{displayName: ubuntu, sourceType: export-from-volume, pvcName: data, pvcNamespace: default}"));
    }

    private static Mapping withSpec(Mapping manifest, String field, Tree value) {
        return manifest.edit("spec", spec -> spec.with(field, value));
    }
}
