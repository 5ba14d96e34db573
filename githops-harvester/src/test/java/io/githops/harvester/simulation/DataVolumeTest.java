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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataVolumeTest {
    private static final ResourceId DATA = HarvesterKind.DATA_VOLUME.id("default", "data");
    private static final ResourceId CLAIM = HarvesterKind.VOLUME_CLAIM.id("default", "data");
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final String DOWNLOAD = "{http: {url: 'https://example.com/data.img'}}";
    private static final String UNREACHABLE = "{http: {url: 'https://nowhere.invalid/data.img'}}";

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasADefaultStorageClass() {
        objects.write(defaultStorageClass("fast"));
    }

    @ParameterizedTest
    @ValueSource(strings = {DOWNLOAD, "{blank: {}}", "{registry: {url: 'docker://example.com/data'}}"})
    void isImportedOnceItsClaimIsBound(String source) {
        objects.write(dataVolume(source));

        objects.settle();
        assertThat(phase()).isEqualTo("ImportScheduled");
        assertThat(claimOf().status().text("phase")).contains("Pending");

        objects.pass(1);
        assertThat(phase()).isEqualTo("ImportInProgress");
        assertThat(Condition.isTrue(data().status(), "Running")).isTrue();

        objects.pass(1);
        assertThat(data().status().text("progress")).contains("50%");

        objects.pass(1);
        assertThat(phase()).isEqualTo("Succeeded");
        assertThat(data().status().text("progress")).contains("100%");
        assertThat(Condition.isTrue(data().status(), "Ready")).isTrue();
    }

    @Test
    void ownsItsClaim() {
        objects.write(dataVolume(DOWNLOAD));
        objects.pass(1);

        assertThat(claimOf().metadata().sequence("ownerReferences").mappings())
                .singleElement()
                .satisfies(owner -> assertThat(owner.text("uid")).contains(data().uid()));
        assertThat(claimOf().spec().text("storageClassName")).contains("fast");
        assertThat(claimOf().status().mapping("capacity").text("storage")).contains("1Gi");
    }

    @Test
    void failsForGoodWhenItsHostDoesNotExist() {
        objects.write(dataVolume(UNREACHABLE));
        objects.pass(10);

        assertThat(phase()).isEqualTo("Failed");
        assertThat(Condition.find(data().status(), "Running").flatMap(condition -> condition.text("reason")))
                .contains("ImportFailed");
        assertThat(Condition.is(data().status(), "Ready", "False")).isTrue();
    }

    @Test
    void isClonedWhenItsSourceIsThere() {
        objects.write(dataVolume("{pvc: {name: origin, namespace: default}}"));
        objects.pass(5);
        assertThat(phase()).isEqualTo("CloneScheduled");

        objects.write(claim("origin", "2Gi"));
        objects.pass(1);
        assertThat(phase()).isEqualTo("CloneInProgress");

        objects.pass(2);
        assertThat(phase()).isEqualTo("Succeeded");
    }

    @Test
    void takesTheSizeOfItsSourceWhereItSaysNone() {
        objects.write(claim("origin", "2Gi"));
        objects.write(
                dataVolume("{pvc: {name: origin}}").with("spec", yaml("{source: {pvc: {name: origin}}, storage: {}}")));
        objects.pass(4);

        assertThat(claimOf().spec().mapping("resources", "requests").text("storage"))
                .contains("2Gi");
        assertThat(claimOf().spec().text("volumeMode")).contains("Block");
        assertThat(phase()).isEqualTo("Succeeded");
    }

    @Test
    void waitsForItsUpload() {
        objects.write(dataVolume("{upload: {}}"));
        objects.settle();
        assertThat(phase()).isEqualTo("UploadScheduled");

        objects.pass(20);
        assertThat(phase()).isEqualTo("UploadReady");

        objects.change(
                DATA,
                live -> new ApiObject(live)
                        .withAnnotation(Transfer.UPLOADED, "true")
                        .tree());
        objects.settle();
        assertThat(phase()).isEqualTo("Succeeded");
    }

    @Test
    void waitsForItsFirstConsumer() {
        objects.write(storageClassOfConsumers());
        objects.write(onClass("local", DOWNLOAD));
        objects.pass(5);
        assertThat(phase()).isEqualTo("WaitForFirstConsumer");

        objects.write(attaching("Always", ""));
        objects.pass(10);
        assertThat(phase()).isEqualTo("Succeeded");
        assertThat(printable()).isEqualTo("Running");
    }

    @Test
    void beginsAgainWhenItsClaimIsNoLongerBound() {
        objects.write(dataVolume(DOWNLOAD));
        objects.pass(2);
        objects.edit(
                CLAIM,
                "test",
                live -> new ApiObject(live)
                        .withStatus(status -> Mapping.of("phase", new Text("Pending")))
                        .withSpec(spec -> spec.with("storageClassName", new Text("gone")))
                        .tree());

        objects.pass(3);

        assertThat(phase()).isEqualTo("ImportScheduled");
    }

    @ParameterizedTest
    @CsvSource({"0, ImportScheduled", "1, ImportInProgress", "3, Succeeded"})
    void goesInEachPhase(int seconds, String phase) {
        objects.write(dataVolume(DOWNLOAD));
        objects.pass(seconds);
        assertThat(phase()).isEqualTo(phase);

        objects.remove(DATA);
        objects.settle();

        assertThat(objects.get(DATA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void goesWithItsClaim(int seconds) {
        objects.write(dataVolume(DOWNLOAD));
        objects.pass(seconds);

        objects.remove(CLAIM);
        objects.pass(2);

        assertThat(objects.get(DATA)).isEmpty();
        assertThat(objects.get(CLAIM)).isEmpty();
    }

    @Test
    void isMadeForAMachineThatWaitsForIt() {
        objects.write(attaching("Always", template(DOWNLOAD)));
        objects.pass(1);
        assertThat(printable()).isEqualTo("Provisioning");
        assertThat(data().metadata().sequence("ownerReferences").mappings())
                .singleElement()
                .satisfies(owner -> assertThat(owner.text("kind")).contains("VirtualMachine"));

        objects.pass(2);
        assertThat(printable()).isEqualTo("Starting");

        objects.pass(2);
        assertThat(printable()).isEqualTo("Running");
    }

    @Test
    void isFilledForAMachineThatDoesNotRun() {
        objects.write(attaching("Halted", template(DOWNLOAD)));
        objects.pass(1);
        assertThat(printable()).isEqualTo("Provisioning");

        objects.pass(2);
        assertThat(printable()).isEqualTo("Stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Always", "Halted"})
    void failsTheMachineItIsMadeFor(String strategy) {
        objects.write(attaching(strategy, template(UNREACHABLE)));
        objects.pass(6);

        assertThat(printable()).isEqualTo("DataVolumeError");
    }

    @Test
    void isNotMadeWhereAClaimIsAlready() {
        objects.write(claim("data", "1Gi"));
        objects.write(attaching("Always", template(DOWNLOAD)));
        objects.pass(5);

        assertThat(objects.get(DATA)).isEmpty();
        assertThat(printable()).isEqualTo("Running");
    }

    private ApiObject data() {
        return objects.read(DATA);
    }

    private ApiObject claimOf() {
        return objects.read(CLAIM);
    }

    private String phase() {
        return data().status().text("phase").orElse("");
    }

    private String printable() {
        return objects.read(WEB).status().text("printableStatus").orElse("");
    }

    private static Mapping dataVolume(String source) {
        return yaml("""
                apiVersion: cdi.kubevirt.io/v1beta1
                kind: DataVolume
                metadata: {name: data, namespace: default}
                spec:
                  source: %s
                  pvc: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}
                """.formatted(source));
    }

    private static Mapping onClass(String storageClass, String source) {
        return dataVolume(source)
                .edit(
                        "spec",
                        spec -> spec.edit("pvc", claim -> claim.with("storageClassName", new Text(storageClass))));
    }

    private static Mapping storageClassOfConsumers() {
        return Samples.storageClass("local").with("volumeBindingMode", new Text("WaitForFirstConsumer"));
    }

    private static String template(String source) {
        return "{metadata: {name: data}, spec: {source: " + source
                + ", pvc: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}}}";
    }

    private static Mapping attaching(String strategy, String template) {
        return machine("web", """
                runStrategy: %s
                dataVolumeTemplates: [%s]
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {disks: [{name: data, disk: {bus: virtio}}]}}
                    volumes: [{name: data, dataVolume: {name: data}}]
                """.formatted(strategy, template));
    }
}
