package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.Timing;
import io.githops.diff.admission.VolumeClaims;
import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets bound volumes grow: first the volume itself, then the file system on it, if it has one, which grows only where it
 * is mounted.
 */
final class VolumeExpansion {
    static final String RESIZING = "Resizing";
    static final String FILE_SYSTEM_PENDING = "FileSystemResizePending";

    private VolumeExpansion() {}

    /** The claim one step further; {@code mounted} tells whether a started machine uses it. */
    static ApiObject step(ApiObject claim, boolean mounted, Instant now) {
        Optional<Quantity> capacity = VolumeClaims.capacity(claim);
        if (capacity.isEmpty() || capacity.get().compareTo(VolumeClaims.size(claim)) >= 0) {
            return capacity.isEmpty() ? withCapacity(claim) : claim;
        }
        if (Condition.isTrue(claim.status(), FILE_SYSTEM_PENDING)) {
            return mounted ? withCapacity(claim) : claim;
        }
        if (!Condition.isTrue(claim.status(), RESIZING)) {
            return claim.withStatus(status -> Condition.met(RESIZING).inKubeVirt(status, now));
        }
        Instant start = Condition.time(claim.status(), RESIZING).orElse(now);
        if (!Timing.isOver(start, Timing.EXPAND, now)) {
            return claim;
        }
        return mounted || isBlock(claim) ? withCapacity(claim) : waiting(claim, now);
    }

    private static boolean isBlock(ApiObject claim) {
        return claim.spec().text("volumeMode").filter("Block"::equals).isPresent();
    }

    private static ApiObject waiting(ApiObject claim, Instant now) {
        Condition pending = Condition.met(FILE_SYSTEM_PENDING)
                .because("", "Waiting for user to (re-)start a pod to finish file system resize of volume on node.");
        return claim.withStatus(status -> pending.inKubeVirt(Condition.without(status, RESIZING), now));
    }

    /** With the size it asks for as what it has. */
    static ApiObject withCapacity(ApiObject claim) {
        Text size = new Text(VolumeClaims.size(claim).toString());
        return claim.withStatus(status -> settled(status).edit("capacity", all -> all.with("storage", size)));
    }

    private static Mapping settled(Mapping status) {
        return Condition.without(Condition.without(status, RESIZING), FILE_SYSTEM_PENDING);
    }
}
