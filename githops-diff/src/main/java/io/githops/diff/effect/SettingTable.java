package io.githops.diff.effect;

import io.githops.model.Effect.Level;

/** What changing Harvester's settings does (harvester/harvester: pkg/settings and pkg/controller/master/setting). */
final class SettingTable {
    private static final String VALUE = "value";

    private final EffectTable table = EffectTable.of("harvesterhci.io/Setting");

    private SettingTable() {}

    static EffectTable table() {
        var settings = new SettingTable();
        settings.disruptive();
        settings.delayed();
        return settings.table.row(VALUE, Level.LIVE, "");
    }

    private void disruptive() {
        add("auto-disk-provision-paths", Level.DATA_LOSS, "disks that match are formatted");
        disrupts("additional-ca", "nodes, Longhorn and CDI take over the certificates");
        disrupts("auto-rotate-rke2-certs", "RKE2 restarts on every node when certificates are rotated");
        disrupts("cluster-registration-url", "the cluster joins another Rancher");
        disrupts("containerd-registry", "containerd of every node is configured anew");
        disrupts("http-proxy", "components of the cluster restart");
        disrupts("instance-manager-resources", "all volumes must be detached: stop the machines first");
        disrupts("longhorn-v2-data-engine-enabled", "the storage engine of every node is switched");
        disrupts("longhorn-v2-data-engine-hugepage-enabled", "the storage engine of every node is configured anew");
        disrupts("longhorn-v2-data-engine-memory-size", "the storage engine of every node is configured anew");
        disrupts("rwx-network", "shared volumes that cannot migrate must be detached first");
        disrupts("ssl-certificates", "Rancher is deployed anew: the interface and its API are gone for a while");
        disrupts("storage-network", "all volumes must be detached: stop the machines first");
    }

    private void delayed() {
        add("additional-guest-memory-overhead-ratio", Level.NEXT_START, "counts for machines when they start");
        live("cluster-pod-security-standard", "the labels of namespaces change");
        live("default-vm-termination-grace-period-seconds", "counts for machines made from now on");
        live("overcommit-config", "machines that exist keep their requests until their limits change");
        live("vm-migration-network", "counts for migrations from now on");
        live("backup-target", "backups on the old target are no longer seen");
    }

    private void disrupts(String name, String reason) {
        add(name, Level.DISRUPTION, reason);
    }

    private void live(String name, String reason) {
        add(name, Level.LIVE, reason);
    }

    private void add(String name, Level level, String reason) {
        table.row(VALUE, name, field -> field.live().name().equals(name), level, reason);
    }
}
