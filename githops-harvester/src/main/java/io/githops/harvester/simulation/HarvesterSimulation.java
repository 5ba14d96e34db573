package io.githops.harvester.simulation;

import java.util.List;

/**
 * The controllers of Harvester, KubeVirt and the network and load balancer add-ons. None of them keeps state
 * of its own: all is read from the objects and their times, so that a copy of the objects goes on where the original was.
 */
public final class HarvesterSimulation {
    private HarvesterSimulation() {}

    /** All controllers, those first whose work others wait for. */
    public static List<Controller> controllers() {
        return List.of(
                new PodSecurity(),
                new SettingLife(),
                new KeyPairLife(),
                new ImageLife(),
                new VlanLife(),
                new ClusterNetworkLife(),
                new HostNetworkLife(),
                new NetworkLife(),
                new VolumeClaimLife(),
                new DataVolumeLife(),
                new InstanceLife(),
                new MigrationLife(),
                new VirtualMachineLife(),
                new AddressPoolLife(),
                new LoadBalancerLife(),
                new ScheduleLife(),
                new BackupLife(),
                new RestoreLife(),
                new SnapshotLife(),
                new TemplateLife(),
                new DeviceLife(),
                new AddonLife());
    }
}
