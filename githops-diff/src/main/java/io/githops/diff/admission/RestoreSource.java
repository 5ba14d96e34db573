package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the machine that was backed up, and whatever else came of it, must allow before the backup is restored. */
final class RestoreSource {
    private static final String SCHEDULE = "harvesterhci.io/svmbackupId";
    private static final String BACKUP_FIELD = "spec.virtualMachineBackupName";

    private final ApiObject restore;
    private final ApiObject backup;
    private final ClusterObjects objects;

    private RestoreSource(ApiObject restore, ApiObject backup, ClusterObjects objects) {
        this.restore = restore;
        this.backup = backup;
        this.objects = objects;
    }

    static void check(ApiObject restore, ApiObject backup, ClusterObjects objects, Refusals refusals) {
        var source = new RestoreSource(restore, backup, objects);
        refusals.check(source::checkSchedule);
        refusals.check(source::checkNetworks);
        refusals.check(source::checkAddresses);
        refusals.check(source::checkSnapshots);
    }

    private void checkSchedule() throws RefusedException {
        Optional<ApiObject> schedule = backup.annotation(SCHEDULE)
                .flatMap(QualifiedName::parse)
                .flatMap(name -> HarvesterKind.SCHEDULE.find(objects, name.namespace(), name.name()));
        if (schedule.isPresent() && !schedule.get().isOn("suspend")) {
            throw Webhook.HARVESTER.invalid(
                    "restore-schedule-active",
                    BACKUP_FIELD,
                    "schedule " + schedule.get().qualifiedName() + " of the backup must be suspended before a restore");
        }
    }

    private void checkNetworks() throws RefusedException {
        var machine = new MachineSpec(backup.status().mapping("source", "spec").mapping("template", "spec"));
        for (Mapping network : machine.networks()) {
            var id = MachineSpec.attachment(network, backup.namespace());
            if (id.isPresent()
                    && HarvesterKind.NETWORK.isMissing(
                            objects, id.get().namespace(), id.get().name())) {
                throw Webhook.HARVESTER.invalid(
                        "restore-network-missing",
                        BACKUP_FIELD,
                        "network " + id.get().namespace() + "/" + id.get().name() + " of the backup does not exist");
            }
        }
    }

    private void checkAddresses() throws RefusedException {
        String source = backup.spec().mapping("source").text("name").orElse("");
        if (restore.isOn("newVM")
                && restore.isOn("keepMacAddress")
                && HarvesterKind.VIRTUAL_MACHINE.exists(objects, backup.namespace(), source)) {
            throw Webhook.HARVESTER.invalid(
                    "restore-address-taken",
                    "spec.keepMacAddress",
                    "VM " + backup.namespace() + "/" + source + " still has the MAC addresses of the backup");
        }
    }

    /** Replaced volumes are deleted unless they are retained, which their snapshots forbid. */
    private void checkSnapshots() throws RefusedException {
        boolean retains =
                restore.spec().text("deletionPolicy").filter("retain"::equals).isPresent();
        if (restore.isOn("newVM") || retains || isSnapshot(backup)) {
            return;
        }
        Set<String> claims = claims(backup).collect(Collectors.toSet());
        for (ApiObject other : HarvesterKind.BACKUP.in(objects, backup.namespace())) {
            if (isSnapshot(other) && claims(other).anyMatch(claims::contains)) {
                throw Webhook.HARVESTER.invalid(
                        "restore-snapshot-holds",
                        "spec.deletionPolicy",
                        "snapshot " + other.qualifiedName()
                                + " holds a volume that would be deleted, use deletion policy retain");
            }
        }
    }

    private static boolean isSnapshot(ApiObject backup) {
        return backup.spec().text("type").filter("snapshot"::equals).isPresent();
    }

    private static Stream<String> claims(ApiObject backup) {
        List<Mapping> volumes = backup.status().sequence("volumeBackups").mappings();
        return volumes.stream()
                .flatMap(volume -> volume.mapping("persistentVolumeClaim", "metadata").text("name").stream());
    }
}
