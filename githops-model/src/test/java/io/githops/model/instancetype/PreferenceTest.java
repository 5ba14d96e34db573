package io.githops.model.instancetype;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.model.kubevirt.Disk;
import io.githops.model.kubevirt.Features;
import io.githops.model.kubevirt.Toggle;
import org.junit.jupiter.api.Test;

class PreferenceTest {
    private static final Resource WINDOWS = resource("""
            apiVersion: instancetype.kubevirt.io/v1beta1
            kind: VirtualMachineClusterPreference
            metadata: {name: windows}
            spec:
              clock: {preferredClockOffset: {utc: {}}, preferredTimer: {rtc: {tickPolicy: catchup}}}
              cpu: {preferredCPUTopology: spread, spreadOptions: {across: SocketsCores, ratio: 4}}
              devices: {preferredDiskBus: sata, later: 1}
              features: {preferredSmm: {}, preferredKvm: {hidden: true}}
              requirements: {cpu: {guest: 2}, memory: {guest: 4Gi}}
            """);

    @Test
    void spreadsProcessorsOverSocketsAndCores() {
        CpuPreferences cpu =
                WINDOWS.as(VirtualMachineClusterPreference.KIND).spec().cpu().orElseThrow();

        assertThat(cpu.preferredCPUTopology()).contains(CpuPreferences.Topology.SPREAD);
        assertThat(cpu.spreadOptions())
                .contains(CpuPreferences.SpreadOptions.builder()
                        .across(CpuPreferences.Across.SOCKETS_CORES)
                        .ratio(4)
                        .build());
    }

    @Test
    void speaksOfFeaturesAsMachinesDo() {
        FeaturePreferences features = WINDOWS.as(VirtualMachineClusterPreference.KIND)
                .spec()
                .features()
                .orElseThrow();

        assertThat(features.preferredSmm()).contains(Toggle.builder().build());
        assertThat(features.preferredKvm().flatMap(Features.Kvm::hidden)).contains(true);
    }

    @Test
    void isEditedBesideFieldsNobodyKnows() {
        Resource edited = WINDOWS.with(
                VirtualMachineClusterPreference.KIND,
                preference -> preference.editSpec(
                        spec -> spec.editDevices(devices -> devices.withPreferredDiskBus(Disk.Bus.VIRTIO))));

        assertThat(edited.tree().mapping("spec", "devices")).isEqualTo(tree("{preferredDiskBus: virtio, later: 1}"));
    }
}
