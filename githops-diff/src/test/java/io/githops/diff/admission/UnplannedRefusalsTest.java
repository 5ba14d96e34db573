package io.githops.diff.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals of writes that no plan makes, as it would recreate the object or leave it alone. */
class UnplannedRefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            backup-fixed-schedule  | harvesterhci.io/v1beta1 | VirtualMachineBackup  | {metadata: {annotations: {harvesterhci.io/svmbackupId: a}}} | {}
            data-volume-fixed      | cdi.kubevirt.io/v1beta1 | DataVolume            | {spec: {source: {blank: {}}}} | {spec: {source: {upload: {}}}}
            restore-fixed          | harvesterhci.io/v1beta1 | VirtualMachineRestore | {spec: {newVM: true}} | {spec: {newVM: false}}
            snapshot-fixed-source  | snapshot.storage.k8s.io/v1 | VolumeSnapshot     | {spec: {source: {persistentVolumeClaimName: a}}} | {spec: {source: {persistentVolumeClaimName: b}}}
            support-bundle-fixed   | harvesterhci.io/v1beta1 | SupportBundle         | {spec: {description: a}} | {spec: {description: b}}
            usb-claim-fixed-user   | devices.harvesterhci.io/v1beta1 | USBDeviceClaim | {spec: {userName: a}} | {spec: {userName: b}}
            volume-backup-fixed    | harvesterhci.io/v1beta1 | VolumeRemoteBackup    | {spec: {source: a}} | {spec: {source: b}}
            volume-backup-fixed    | harvesterhci.io/v1beta1 | VolumeRemoteRestore   | {spec: {from: a/a}} | {spec: {from: a/b}}
            """)
    void refuseChanges(String rule, String apiVersion, String kind, String live, String changed) {
        Mapping before = object(apiVersion, kind, live);

        assertThat(admission(before).check(before, object(apiVersion, kind, changed), new Nothing()))
                .extracting(Refusal::rule)
                .containsExactly(rule);
        assertThat(admission(before).check(before, before, new Nothing())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpu-enabled       | devices.harvesterhci.io/v1beta1 | SRIOVGPUDevice | {metadata: {name: a}, spec: {enabled: true}}
            system-chart-kept | management.cattle.io/v3 | ManagedChart | {metadata: {name: harvester, namespace: fleet-local}}
            system-chart-kept | fleet.cattle.io/v1alpha1 | Bundle | {metadata: {name: mcc-harvester, namespace: fleet-local}}
            """)
    void refuseDeletions(String rule, String apiVersion, String kind, String live) {
        Mapping object = object(apiVersion, kind, live);

        assertThat(admission(object).checkDelete(object, new Nothing()))
                .extracting(Refusal::rule)
                .containsExactly(rule);
    }

    private static Mapping object(String apiVersion, String kind, String fields) {
        return EmbeddedYaml.named("object", Mapping.class)
                .parse("---\n" + fields)
                .merge(Mapping.ofTexts(Map.of("apiVersion", apiVersion, "kind", kind)));
    }

    private static Admission admission(Mapping object) {
        return Admissions.harvester().stream()
                .filter(admission -> admission.covers(
                        object.text("apiVersion").orElse("").replaceFirst("/.*", ""),
                        object.text("kind").orElse("")))
                .findFirst()
                .orElseThrow();
    }

    /** An empty cluster. */
    private record Nothing() implements ClusterObjects {
        @Override
        public Optional<Mapping> get(ResourceId id) {
            return Optional.empty();
        }

        @Override
        public List<Mapping> list(String group, String kind, String namespace) {
            return List.of();
        }
    }
}
