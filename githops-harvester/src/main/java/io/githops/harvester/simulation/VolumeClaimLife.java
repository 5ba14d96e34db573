package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Images;
import io.githops.diff.admission.StorageClassRules;
import io.githops.diff.admission.Timing;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Binds volume claims and lets them grow. */
final class VolumeClaimLife implements Controller {
    private static final String MANAGER = "kube-controller-manager";
    private static final String BOUND = "Bound";
    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject claim : HarvesterKind.VOLUME_CLAIM.all(objects)) {
            if (claim.isBeingDeleted()) {
                remove(claim, objects);
            } else {
                objects.edit(claim, MANAGER, stored -> next(stored, objects, now));
            }
        }
    }

    /** A claim stays until no started machine uses it. The data volume that it was made for goes with it. */
    private static void remove(ApiObject claim, StoredObjects objects) {
        if (isMounted(claim, objects)) {
            return;
        }
        HarvesterKind.DATA_VOLUME
                .find(objects, claim.namespace(), claim.name())
                .filter(volume -> new DataVolume(volume).owns(claim))
                .ifPresent(volume -> objects.delete(volume.id()));
        objects.edit(claim, MANAGER, stored -> unprotected(stored).released());
    }

    private static ApiObject unprotected(ApiObject claim) {
        List<String> others = claim.metadata().sequence("finalizers").texts().stream()
                .filter(finalizer -> !finalizer.equals(PROTECTION))
                .toList();
        return claim.withMetadata(metadata -> metadata.with("finalizers", Sequence.ofTexts(others)));
    }

    static boolean isBound(ApiObject claim) {
        return claim.status().text("phase").filter(BOUND::equals).isPresent();
    }

    private static boolean isMounted(ApiObject claim, StoredObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE_INSTANCE.in(objects, claim.namespace()).stream()
                .map(MachineInstance::new)
                .anyMatch(instance -> !instance.phase().equals(MachineInstance.PENDING)
                        && instance.spec().claims().contains(claim.name()));
    }

    private static boolean isRunOn(ApiObject claim, StoredObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE_INSTANCE.in(objects, claim.namespace()).stream()
                .anyMatch(instance ->
                        new MachineInstance(instance).spec().claims().contains(claim.name()));
    }

    private static ApiObject next(ApiObject claim, StoredObjects objects, Instant now) {
        ApiObject adopted = claim.withFinalizers(PROTECTION, "wrangler.cattle.io/persistentvolumeclaim-controller");
        if (isBound(claim)) {
            return VolumeExpansion.step(adopted, isMounted(claim, objects), now);
        }
        if (!claim.status().has("phase")) {
            adopted = adopted.withStatus(status -> status.with("phase", new Text("Pending")));
        }
        Optional<ApiObject> storageClass = storageClass(claim, objects);
        return storageClass.isPresent() && isReady(claim, objects, now) ? bound(adopted, storageClass.get()) : adopted;
    }

    private static boolean isReady(ApiObject claim, StoredObjects objects, Instant now) {
        return Timing.isOver(claim.creationTime().orElse(Instant.EPOCH), Timing.BIND, now)
                && Images.of(claim, objects).map(Images::isImported).orElse(true)
                && (!waitsForConsumer(claim, objects) || isRunOn(claim, objects));
    }

    /** Whether a claim is bound only for a machine that runs on it. */
    static boolean waitsForConsumer(ApiObject claim, StoredObjects objects) {
        return storageClass(claim, objects)
                .flatMap(storageClass -> storageClass.tree().text("volumeBindingMode"))
                .filter(StorageClassRules.WAITS_FOR_CONSUMER::equals)
                .isPresent();
    }

    private static Optional<ApiObject> storageClass(ApiObject claim, StoredObjects objects) {
        return claim.spec().text("storageClassName").flatMap(name -> HarvesterKind.STORAGE_CLASS.find(objects, name));
    }

    private static ApiObject bound(ApiObject claim, ApiObject storageClass) {
        String provisioner = storageClass.tree().text("provisioner").orElse("");
        ApiObject bound = claim.withAnnotation("pv.kubernetes.io/bind-completed", "yes")
                .withAnnotation("pv.kubernetes.io/bound-by-controller", "yes")
                .withAnnotation("volume.kubernetes.io/storage-provisioner", provisioner)
                .withAnnotation("volume.beta.kubernetes.io/storage-provisioner", provisioner)
                .withSpec(spec -> spec.with("volumeName", new Text("pvc-" + claim.uid())))
                .withStatus(status -> status.with("phase", new Text(BOUND))
                        .with("accessModes", claim.spec().sequence("accessModes")));
        return VolumeExpansion.withCapacity(bound);
    }
}
