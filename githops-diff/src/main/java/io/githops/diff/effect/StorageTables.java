package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import io.githops.tree.FieldPath;
import java.util.List;

/** What changing volumes and storage classes does (Kubernetes; harvester/harvester: pkg/webhook/resources). */
final class StorageTables {
    private static final FieldPath SIZE = FieldPath.of("spec", "resources", "requests", "storage");

    private StorageTables() {}

    static List<EffectTable> all() {
        return List.of(claim(), storageClass(), dataVolume(), snapshot());
    }

    private static EffectTable claim() {
        return EffectTable.of("PersistentVolumeClaim")
                .row(
                        "spec.resources",
                        "less storage",
                        field -> Amounts.shrinks(field.valueBefore(SIZE), field.valueAfter(SIZE)),
                        Level.RECREATE,
                        "a volume never shrinks: it is deleted with its data and created anew")
                .row("spec.resources", Level.LIVE, "the volume grows, and never shrinks again")
                .row("spec.volumeAttributesClassName", Level.LIVE, "")
                .row(
                        "spec",
                        Condition.IS_SET,
                        Level.RECREATE,
                        "a volume stays as it was made: it is deleted with its data and created anew");
    }

    private static EffectTable storageClass() {
        EffectTable table = EffectTable.of("storage.k8s.io/StorageClass")
                .row(
                        "metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]",
                        Level.LIVE,
                        "counts for volumes made from now on without a class");
        List.of("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode")
                .forEach(field -> table.row(
                        field, Level.RECREATE, "a class is not changed; volumes made in it stay as they are"));
        List.of("allowVolumeExpansion", "mountOptions", "allowedTopologies")
                .forEach(field -> table.row(field, Level.LIVE, "volumes made in the class stay as they are"));
        return table;
    }

    private static EffectTable dataVolume() {
        return EffectTable.of("cdi.kubevirt.io/DataVolume")
                .row("spec", Level.RECREATE, "a DataVolume owns its volume: both are deleted and made anew");
    }

    private static EffectTable snapshot() {
        return EffectTable.of("snapshot.storage.k8s.io/VolumeSnapshot")
                .row(
                        "spec",
                        Level.RECREATE,
                        "the snapshot is deleted and another one made of what the volume holds then");
    }
}
