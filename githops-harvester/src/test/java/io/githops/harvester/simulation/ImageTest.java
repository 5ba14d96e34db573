package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.image;
import static io.githops.harvester.simulation.Samples.storageClass;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Refusal;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
    private static final ResourceId UBUNTU = HarvesterKind.IMAGE.id("default", "ubuntu");
    private static final Mapping MANIFEST = image("ubuntu", "https://example.com/ubuntu.img");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasADefaultStorageClass() {
        objects.write(defaultStorageClass("harvester-longhorn"));
    }

    @Test
    void isCompletedFromTheDefaultStorageClass() {
        ApiObject image = new ApiObject(objects.write(MANIFEST));

        assertThat(image.label("harvesterhci.io/imageDisplayName")).contains("ubuntu");
        assertThat(image.annotation(Keys.IMAGE_STORAGE_CLASS)).contains("harvester-longhorn");
        assertThat(image.spec().text("targetStorageClassName")).contains("harvester-longhorn");
        assertThat(image.spec().mapping("storageClassParameters"))
                .isEqualTo(yaml("{numberOfReplicas: '2', staleReplicaTimeout: '30', migratable: 'true'}"));
    }

    @Test
    void takesItsStorageClassFromEitherPlace() {
        objects.write(storageClass("fast"));

        ApiObject annotated = new ApiObject(objects.write(new ApiObject(MANIFEST)
                .withAnnotation(Keys.IMAGE_STORAGE_CLASS, "fast")
                .tree()));
        ApiObject targeted = new ApiObject(objects.write(
                withSpec(image("debian", "https://example.com/debian.img"), "targetStorageClassName", "fast")));

        assertThat(annotated.spec().text("targetStorageClassName")).contains("fast");
        assertThat(targeted.annotation(Keys.IMAGE_STORAGE_CLASS)).contains("fast");
    }

    @Test
    void isImportedInTwoSeconds() {
        objects.write(MANIFEST);

        objects.settle();
        assertThat(Condition.isTrue(ubuntu().status(), "Initialized")).isTrue();
        assertThat(Condition.is(ubuntu().status(), "Imported", "Unknown")).isTrue();
        assertThat(ubuntu().status().get("progress")).isEqualTo(Num.of(0));

        objects.pass(1);
        assertThat(ubuntu().status().get("progress")).isEqualTo(Num.of(50));

        objects.pass(1);
        assertThat(Condition.isTrue(ubuntu().status(), "Imported")).isTrue();
        assertThat(ubuntu().status().get("progress")).isEqualTo(Num.of(100));
        assertThat(ubuntu().status().has("size")).isTrue();
    }

    @Test
    void hasAStorageClassOfItsOwn() {
        objects.write(MANIFEST);
        objects.settle();

        String name = "lh-" + ubuntu().uid();
        assertThat(ubuntu().status().text("storageClassName")).contains(name);
        Mapping own = objects.read(HarvesterKind.STORAGE_CLASS.id("", name)).tree();
        assertThat(own.mapping("parameters").text("backingImage")).contains("vmi-" + ubuntu().uid());

        objects.pass(2);
        objects.remove(UBUNTU);
        objects.settle();
        assertThat(objects.get(UBUNTU)).isEmpty();
        assertThat(HarvesterKind.STORAGE_CLASS.exists(objects, "", name)).isFalse();
    }

    @Test
    void isAVolumeOfItsOwnWithTheOtherBackend() {
        objects.write(withSpec(MANIFEST, "backend", "cdi"));
        objects.pass(4);

        assertThat(ubuntu().status().text("storageClassName")).contains("harvester-longhorn");
        ApiObject golden = objects.read(HarvesterKind.VOLUME_CLAIM.id("default", "ubuntu"));
        assertThat(golden.annotation(Keys.GOLDEN_IMAGE)).contains("true");
        assertThat(objects.removalRefusal(golden.id()))
                .extracting(Refusal::message)
                .isEqualTo("can not delete golden image PVC");
    }

    @Test
    void waitsForAnUpload() {
        objects.write(MANIFEST.with("spec", yaml("{displayName: ubuntu, sourceType: upload}")));
        objects.pass(10);

        assertThat(Condition.isTrue(ubuntu().status(), "Initialized")).isTrue();
        assertThat(Condition.is(ubuntu().status(), "Imported", "Unknown")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "displayName: 'no label!', sourceType: upload | 422 | must be a valid label value",
                "displayName: a, sourceType: download         | 422 | url is required",
                "displayName: a, sourceType: download, url: x | 422 | url is not valid",
                "displayName: a, sourceType: upload, url: x   | 422 | url should be empty",
                "displayName: a, sourceType: export-from-volume | 422 | pvcName and pvcNamespace are required",
                "displayName: a, sourceType: export-from-volume, pvcName: a, pvcNamespace: b | 422 | failed to get PVC b/a",
                "displayName: a, sourceType: clone            | 422 | source image to clone",
                "displayName: a, sourceType: upload, targetStorageClassName: gone | 500 | \"gone\" not found",
            })
    void needsASource(String spec, int status, String message) {
        Refusal refusal = objects.refusal(MANIFEST.with("spec", yaml("{" + spec + "}")));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal).asString().contains(message);
    }

    @Test
    void sharesItsDisplayNameWithNoOther() {
        objects.write(MANIFEST);

        Refusal refusal =
                objects.refusal(withSpec(image("debian", "https://example.com/debian.img"), "displayName", "ubuntu"));

        assertThat(refusal.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"displayName, other", "url, https://example.com/other.img", "targetStorageClassName, fast"})
    void neverChanges(String field, String value) {
        objects.write(MANIFEST);

        assertThat(objects.refusal(withSpec(ubuntu().tree(), field, value)))
                .extracting(Refusal::message)
                .isEqualTo(field + " cannot be modified");
    }

    @Test
    void mayChangeItsDescription() {
        objects.write(MANIFEST);

        Mapping stored = objects.write(withSpec(ubuntu().tree(), "description", "new"));

        assertThat(stored.mapping("spec").text("description")).contains("new");
    }

    @Test
    void staysWhileAVolumeUsesIt() {
        objects.write(MANIFEST);
        objects.pass(3);
        objects.write(withSpec(claim("disk", "10Gi"), "storageClassName", "lh-" + ubuntu().uid()));

        assertThat(objects.removalRefusal(UBUNTU)).asString().contains("being used by volume default/disk");
    }

    private ApiObject ubuntu() {
        return objects.read(UBUNTU);
    }

    private static Mapping withSpec(Mapping manifest, String field, String value) {
        return manifest.edit("spec", spec -> spec.with(field, new Text(value)));
    }
}
