package io.githops.diff.admission;

import java.util.List;
import java.util.Optional;

/**
 * The webhooks of Harvester, KubeVirt, CDI and the components and add-ons that come with Harvester. None of them keeps state of its own: all is
 * read from the objects.
 */
public final class Admissions {
    private static final List<Admission> HARVESTER = List.of(
            new NamespaceAdmission(),
            new SettingAdmission(),
            new SecretAdmission(),
            new KeyPairAdmission(),
            new StorageClassAdmission(),
            new ImageAdmission(),
            new TemplateVersionAdmission(),
            new VolumeClaimAdmission(),
            new DataVolumeAdmission(),
            new SnapshotAdmission(),
            new VolumeBackupAdmission(),
            new SnapshotQuotaAdmission(),
            new NodeDiskSettingsAdmission(),
            new ClusterNetworkAdmission(),
            new VlanConfigAdmission(),
            new HostNetworkAdmission(),
            new NetworkAdmission(),
            new VirtualMachineAdmission(),
            new AddressPoolAdmission(),
            new LoadBalancerAdmission(),
            new ScheduleAdmission(),
            new BackupAdmission(),
            new RestoreAdmission(),
            new AddonAdmission(),
            new SubnetAdmission(),
            new LeasePoolAdmission(),
            new LeasesAdmission(),
            new PciClaimAdmission(),
            new UsbClaimAdmission(),
            new NetworkDeviceAdmission(),
            new GpuAdmission(),
            new VirtualGpuAdmission(),
            new GpuPartitionsAdmission(),
            new CloudInitAdmission(),
            new NodeAdmission(),
            new BlockDeviceAdmission(),
            new UpgradeAdmission(),
            new ReleaseAdmission(),
            new SupportBundleAdmission(),
            new SystemChartAdmission(),
            new InventoryAdmission(),
            new SeededClusterAdmission());

    private Admissions() {}

    /** All webhooks, in the order in which they are asked; no kind has more than one. */
    public static List<Admission> harvester() {
        return HARVESTER;
    }

    /** The webhooks of a kind; empty when it has none. */
    public static Optional<Admission> of(String group, String kind) {
        return HARVESTER.stream()
                .filter(admission -> admission.covers(group, kind))
                .findFirst();
    }
}
