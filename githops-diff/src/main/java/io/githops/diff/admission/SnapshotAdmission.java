package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses snapshots of volumes that several machines write. */
final class SnapshotAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.VOLUME_SNAPSHOT.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject snapshot = new ApiObject(object);
        FixedFields.check(
                Webhook.HARVESTER,
                "snapshot-fixed-source",
                live == null ? null : new ApiObject(live),
                snapshot,
                "source");
        String claim = snapshot.spec()
                .mapping("source")
                .text("persistentVolumeClaimName")
                .orElse("");
        if (live != null || claim.isEmpty()) {
            return;
        }
        for (ApiObject machine : HarvesterKind.VIRTUAL_MACHINE.in(objects, snapshot.namespace())) {
            if (sharedClaims(new Machine(machine).spec()).contains(claim)) {
                throw Webhook.HARVESTER.invalid(
                        "snapshot-shared-volume",
                        "spec.source.persistentVolumeClaimName",
                        "volume " + claim + " is shared by VM " + machine.qualifiedName()
                                + "; snapshots of shareable volumes are not supported");
            }
        }
    }

    /** The claims behind disks that other machines may attach too. */
    static Set<String> sharedClaims(MachineSpec machine) {
        Set<String> shared = machine.disks().stream()
                .filter(disk -> Bool.TRUE.equals(disk.get("shareable")))
                .map(MachineSpec::name)
                .collect(Collectors.toSet());
        return machine.volumes().stream()
                .filter(volume -> shared.contains(MachineSpec.name(volume)))
                .flatMap(volume -> volume.mapping("persistentVolumeClaim").text("claimName").stream())
                .collect(Collectors.toSet());
    }
}
