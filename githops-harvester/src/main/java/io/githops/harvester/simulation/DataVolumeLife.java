package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Timing;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes the claims of data volumes and fills them once they are bound. A data volume that failed stays so. */
final class DataVolumeLife implements Controller {
    private static final String MANAGER = "cdi-controller";
    private static final String BOUND = "Bound";
    private static final String RUNNING = "Running";
    private static final String READY = "Ready";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject object : HarvesterKind.DATA_VOLUME.all(objects)) {
            var volume = new DataVolume(object);
            if (object.isBeingDeleted()) {
                objects.edit(object, MANAGER, ApiObject::released);
            } else if (!volume.isOver()) {
                if (volume.claim(objects).isEmpty()) {
                    objects.create(volume.newClaim(objects).tree(), MANAGER);
                }
                objects.edit(object, MANAGER, stored -> next(new DataVolume(stored), objects, now));
            }
        }
    }

    private static ApiObject next(DataVolume volume, StoredObjects objects, Instant now) {
        Optional<ApiObject> claim = volume.claim(objects);
        boolean bound = claim.filter(VolumeClaimLife::isBound).isPresent();
        if (bound && !volume.owns(claim.get())) {
            return succeeded(volume, now);
        }
        if (!bound || !volume.isSourceThere(objects)) {
            boolean waits = !bound
                    && claim.filter(found -> VolumeClaimLife.waitsForConsumer(found, objects))
                            .isPresent();
            return waiting(volume, waits ? DataVolume.WAITING : volume.filling().scheduled(), bound, now);
        }
        return volume.phase().equals(volume.filling().running()) ? advance(volume, now) : begin(volume, now);
    }

    private static ApiObject waiting(DataVolume volume, String phase, boolean bound, Instant now) {
        ApiObject object = in(phase, "N/A", volume.object());
        object = with(object, bound ? Condition.met(BOUND) : Condition.unmet(BOUND, "Pending", ""), now);
        return with(with(object, Condition.unmet(RUNNING, "", ""), now), Condition.unmet(READY, "", ""), now);
    }

    private static ApiObject begin(DataVolume volume, Instant now) {
        ApiObject object = in(volume.filling().running(), "0%", volume.object());
        object = with(object, Condition.met(BOUND).because(BOUND, "the claim is bound"), now);
        return with(with(object, Condition.met(RUNNING), now), Condition.unmet(READY, "TransferRunning", ""), now);
    }

    private static ApiObject advance(DataVolume volume, Instant now) {
        if (volume.filling() == Filling.UPLOAD) {
            return Transfer.isUploaded(volume.object()) ? succeeded(volume, now) : volume.object();
        }
        Instant start = Condition.time(volume.object().status(), RUNNING).orElse(now);
        if (!Timing.isOver(start, Timing.IMPORT, now)) {
            long percent = Duration.between(start, now).toMillis() * 100 / Timing.IMPORT.toMillis();
            return in(volume.phase(), percent + "%", volume.object());
        }
        return volume.isUnreachable() ? failed(volume, now) : succeeded(volume, now);
    }

    private static ApiObject succeeded(DataVolume volume, Instant now) {
        ApiObject object = in(DataVolume.SUCCEEDED, "100%", volume.object());
        object = with(object, Condition.met(BOUND).because(BOUND, "the claim is bound"), now);
        return with(with(object, Condition.unmet(RUNNING, "Completed", ""), now), Condition.met(READY), now);
    }

    private static ApiObject failed(DataVolume volume, Instant now) {
        ApiObject object = in(DataVolume.FAILED, "N/A", volume.object());
        Condition stopped = Condition.unmet(RUNNING, "ImportFailed", "unable to connect to the source: no such host");
        return with(with(object, stopped, now), Condition.unmet(READY, "ImportFailed", "no such host"), now);
    }

    private static ApiObject in(String phase, String progress, ApiObject volume) {
        return volume.withStatus(status -> status.with("claimName", new Text(volume.name()))
                .with("phase", new Text(phase))
                .with("progress", new Text(progress)));
    }

    private static ApiObject with(ApiObject volume, Condition condition, Instant now) {
        return volume.withStatus(status -> condition.inKubeVirt(status, now));
    }
}
