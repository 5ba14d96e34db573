package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Timing;
import io.githops.diff.admission.VolumeClaims;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes snapshots of volume claims once these are bound; one that cannot begin is tried again. Snapshots of contents that
 * exist before them are left alone.
 */
final class SnapshotLife implements Controller {
    private static final String MANAGER = "snapshot-controller";
    private static final String CONTENT = "boundVolumeSnapshotContentName";
    private static final String BOUND = "snapshot.storage.kubernetes.io/volumesnapshot-bound-protection";
    private static final String ERROR = "error";
    private static final String READY = "readyToUse";
    private static final String TIME = "creationTime";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject snapshot : HarvesterKind.VOLUME_SNAPSHOT.all(objects)) {
            objects.edit(
                    snapshot,
                    MANAGER,
                    stored -> stored.isBeingDeleted() ? released(stored) : next(stored, objects, now));
        }
    }

    private static ApiObject next(ApiObject snapshot, StoredObjects objects, Instant now) {
        Optional<String> source = snapshot.spec().mapping("source").text("persistentVolumeClaimName");
        if (source.isEmpty() || Bool.TRUE.equals(snapshot.status().get(READY))) {
            return snapshot;
        }
        Optional<Instant> start = snapshot.status().text(TIME).flatMap(Timing::parse);
        if (start.isPresent()) {
            return Timing.isOver(start.get(), Timing.SNAPSHOT, now)
                    ? snapshot.withStatus(status -> status.with(READY, Bool.TRUE))
                    : snapshot;
        }
        Optional<ApiObject> claim = HarvesterKind.VOLUME_CLAIM
                .find(objects, snapshot.namespace(), source.get())
                .filter(found -> !found.isBeingDeleted());
        if (claim.isEmpty()) {
            return failed(snapshot, source.get(), now);
        }
        return VolumeClaimLife.isBound(claim.get()) ? begun(snapshot, claim.get(), now) : waiting(snapshot);
    }

    private static ApiObject begun(ApiObject snapshot, ApiObject claim, Instant now) {
        return waiting(snapshot)
                .withFinalizers(BOUND)
                .withStatus(status -> status.with(TIME, new Text(Timing.text(now)))
                        .with(CONTENT, new Text("snapcontent-" + snapshot.uid()))
                        .with("restoreSize", new Text(VolumeClaims.size(claim).toString())));
    }

    private static ApiObject waiting(ApiObject snapshot) {
        return snapshot.withStatus(status -> status.without(ERROR).with(READY, Bool.FALSE));
    }

    private static ApiObject failed(ApiObject snapshot, String claim, Instant now) {
        if (snapshot.status().has(ERROR)) {
            return snapshot;
        }
        String message = "Failed to create snapshot content with error cannot get claim from snapshot:"
                + " persistentvolumeclaims \"" + claim + "\" not found";
        Mapping error = Mapping.of("time", new Text(Timing.text(now)), "message", new Text(message));
        return snapshot.withStatus(status -> status.with(READY, Bool.FALSE).with(ERROR, error));
    }

    private static ApiObject released(ApiObject snapshot) {
        return snapshot.withMetadata(metadata -> metadata.with(
                "finalizers",
                Sequence.ofTexts(metadata.sequence("finalizers").texts().stream()
                        .filter(finalizer -> !finalizer.startsWith("snapshot.storage.kubernetes.io/"))
                        .toList())));
    }
}
