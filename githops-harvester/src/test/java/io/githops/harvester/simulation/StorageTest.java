package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.storageClass;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Refusal;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
    private static final ResourceId DATA = HarvesterKind.VOLUME_CLAIM.id("default", "data");

    private final FakeObjects objects = new FakeObjects();

    @Test
    void aClaimIsBoundAfterASecond() {
        objects.write(defaultStorageClass("fast"));
        objects.write(claim("data", "1024Mi"));

        objects.settle();
        assertThat(data().status().text("phase")).contains("Pending");
        assertThat(data().spec().text("storageClassName")).contains("fast");

        objects.pass(1);
        assertThat(data().status().text("phase")).contains("Bound");
        assertThat(data().status().mapping("capacity").text("storage")).contains("1Gi");
        assertThat(data().spec().text("volumeName")).contains("pvc-" + data().uid());
    }

    @Test
    void aClaimMayWaitForItsFirstConsumer() {
        objects.write(defaultStorageClass("local").with("volumeBindingMode", new Text("WaitForFirstConsumer")));
        objects.write(claim("data", "1Gi"));
        objects.pass(5);
        assertThat(data().status().text("phase")).contains("Pending");

        objects.write(onVolume("Always"));
        objects.pass(2);
        assertThat(data().status().text("phase")).contains("Bound");
    }

    @Test
    void aClaimGrowsAndNeverShrinks() {
        objects.write(defaultStorageClass("fast"));
        objects.write(claim("data", "1Gi"));
        objects.pass(1);

        objects.write(sized("2Gi"));
        objects.pass(1);

        assertThat(data().status().mapping("capacity").text("storage")).contains("2Gi");
        assertThat(objects.refusal(sized("1Gi"))).asString().contains("can not be less than previous value 2Gi");
    }

    @ParameterizedTest
    @CsvSource({"longhorn-static, 422", "vmstate-persistence, 422", "gone, 500", "'', 500"})
    void aClaimNeedsAnOpenStorageClass(String name, int status) {
        objects.write(storageClass("longhorn-static"));
        objects.write(storageClass("vmstate-persistence"));

        Refusal refusal = objects.refusal(
                claim("data", "1Gi").edit("spec", spec -> spec.with("storageClassName", new Text(name))));

        assertThat(refusal.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Always", "Halted"})
    void aClaimStaysWhileAMachineNamesIt(String strategy) {
        objects.write(defaultStorageClass("fast"));
        objects.write(claim("data", "1Gi"));
        objects.write(onVolume(strategy));

        Refusal refusal = objects.removalRefusal(DATA);

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal).asString().contains("currently attached to VM default/web");
    }

    @Test
    void aClaimStaysWhileAMachineOnlyListsIt() {
        objects.write(defaultStorageClass("fast"));
        objects.write(claim("data", "1Gi"));
        objects.write(new ApiObject(smallMachine("web", "Halted"))
                .withAnnotation(Keys.VOLUME_CLAIM_TEMPLATES, "[{\"metadata\":{\"name\":\"data\"}}]")
                .tree());

        assertThat(objects.removalRefusal(DATA).status()).isEqualTo(409);
    }

    @Test
    void aClaimThatNobodyNamesGoes() {
        objects.write(defaultStorageClass("fast"));
        objects.write(claim("data", "1Gi"));
        objects.pass(1);

        objects.remove(DATA);
        objects.settle();

        assertThat(objects.get(DATA)).isEmpty();
    }

    @Test
    void oneStorageClassIsTheDefault() {
        objects.write(defaultStorageClass("fast"));

        assertThat(objects.refusal(defaultStorageClass("slow")))
                .asString()
                .contains("default storage class fast already exists");
    }

    @Test
    void storageClassesOfDriversGetTheirProfile() {
        ApiObject secondEngine =
                new ApiObject(objects.write(storageClass("v2").with("parameters", yaml("{dataEngine: v2}"))));
        ApiObject volumeGroup = new ApiObject(
                objects.write(storageClass("lvm").with("provisioner", new Text("lvm.driver.harvesterhci.io"))));

        assertThat(secondEngine.annotation("cdi.harvesterhci.io/storageProfileCloneStrategy"))
                .contains("csi-clone");
        assertThat(volumeGroup.annotation("cdi.harvesterhci.io/storageProfileVolumeModeAccessModes"))
                .contains("{\"Block\":[\"ReadWriteOnce\"]}");
    }

    @Test
    void reservedStorageClassesStay() {
        objects.write(new ApiObject(storageClass("kept"))
                .withAnnotation("harvesterhci.io/is-reserved-storageclass", "true")
                .tree());

        assertThat(objects.removalRefusal(HarvesterKind.STORAGE_CLASS.id("", "kept")))
                .asString()
                .contains("is reserved");
    }

    @Test
    void storageClassesOfImagesStay() {
        objects.write(defaultStorageClass("fast"));
        objects.write(Samples.image("ubuntu", "https://example.com/ubuntu.img"));

        assertThat(objects.removalRefusal(HarvesterKind.STORAGE_CLASS.id("", "fast")))
                .asString()
                .contains("is used by virtual machine image default/ubuntu");
    }

    @Test
    void storageClassesKeepDataNear() {
        assertThat(objects.refusal(storageClass("fast").with("parameters", yaml("{dataLocality: strict-local}"))))
                .asString()
                .contains("dataLocality disabled or best-effort");
    }

    @Test
    void encryptionNeedsACompleteSecret() {
        assertThat(objects.refusal(storageClass("dark").with("parameters", yaml("{encrypted: 'true'}"))))
                .asString()
                .contains("csi.storage.k8s.io/provisioner-secret-name");
        assertThat(objects.refusal(encrypted()).status()).isEqualTo(500);

        objects.write(secret("{CRYPTO_KEY_VALUE: eA==}"));
        assertThat(objects.refusal(encrypted())).asString().contains("is not a valid encryption secret");

        objects.write(secret("{CRYPTO_KEY_CIPHER: eA==, CRYPTO_KEY_HASH: eA==, CRYPTO_KEY_PROVIDER: eA==,"
                + " CRYPTO_KEY_SIZE: eA==, CRYPTO_KEY_VALUE: eA==, CRYPTO_PBKDF: eA==}"));
        objects.write(encrypted());
        assertThat(objects.removalRefusal(HarvesterKind.SECRET.id("vault", "key")))
                .extracting(Refusal::message)
                .isEqualTo("secret vault/key is used by storage class dark");
    }

    private ApiObject data() {
        return objects.read(DATA);
    }

    private Mapping sized(String size) {
        return data().withSpec(spec -> spec.with("resources", yaml("{requests: {storage: " + size + "}}")))
                .tree();
    }

    private static Mapping onVolume(String strategy) {
        return machine("web", """
                runStrategy: %s
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {disks: [{name: data, disk: {bus: virtio}}]}}
                    volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
                """.formatted(strategy));
    }

    private static Mapping encrypted() {
        var parameters = Mapping.builder().put("encrypted", "true");
        for (String stage : new String[] {"provisioner", "node-publish", "node-stage"}) {
            parameters.put("csi.storage.k8s.io/" + stage + "-secret-name", "key");
            parameters.put("csi.storage.k8s.io/" + stage + "-secret-namespace", "vault");
        }
        return storageClass("dark").with("parameters", parameters.build());
    }

    private static Mapping secret(String data) {
        return yaml("{apiVersion: v1, kind: Secret, metadata: {name: key, namespace: vault}}")
                .with("data", yaml(data));
    }
}
