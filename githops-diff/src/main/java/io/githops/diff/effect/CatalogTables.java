package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import java.util.List;
import java.util.stream.Stream;

/** What changing images, templates, keys and instance types does (harvester/harvester: pkg/webhook/resources). */
final class CatalogTables {
    private CatalogTables() {}

    static List<EffectTable> all() {
        return Stream.concat(
                        Stream.of(image(), keyPair(), template(), templateVersion(), machineImport()),
                        Stream.of(
                                        "VirtualMachineInstancetype",
                                        "VirtualMachineClusterInstancetype",
                                        "VirtualMachinePreference",
                                        "VirtualMachineClusterPreference")
                                .map(CatalogTables::instancetype))
                .toList();
    }

    private static EffectTable image() {
        return EffectTable.of("harvesterhci.io/VirtualMachineImage")
                .row(
                        "spec.retry",
                        "the download has failed for good",
                        field -> Conditions.has(field.live().tree(), "RetryLimitExceeded", "True"),
                        Level.NONE,
                        "a download that has failed for good is not tried again: delete and create the image")
                .row("spec.retry", Level.LIVE, "")
                .row("spec.description", Level.LIVE, "")
                .row("spec.checksum", Level.LIVE, "counts when the image is downloaded")
                .row(
                        "metadata.annotations[\"harvesterhci.io/storageClassName\"]",
                        Condition.IS_SET,
                        Level.RECREATE,
                        "the new image has another storage class, which volumes and machines must name")
                .row(
                        "spec.targetStorageClassName",
                        "is set for the first time",
                        field -> field.difference().live() == null,
                        Level.LIVE,
                        "")
                .row(
                        "spec.backend",
                        Level.RECREATE,
                        "Harvester would store another backend and break the image; the new image has another storage"
                                + " class, which volumes and machines must name")
                .row(
                        "spec",
                        Level.RECREATE,
                        "the new image has another storage class, which volumes and machines must name; machines keep"
                                + " their volumes");
    }

    private static EffectTable keyPair() {
        return EffectTable.of("harvesterhci.io/KeyPair")
                .row(
                        "spec.publicKey",
                        Level.LIVE,
                        "machines that exist are not touched, and the fingerprint in the status stays that of the old key");
    }

    private static EffectTable template() {
        return EffectTable.of("harvesterhci.io/VirtualMachineTemplate").row("spec", Level.LIVE, "");
    }

    private static EffectTable templateVersion() {
        return EffectTable.of("harvesterhci.io/VirtualMachineTemplateVersion")
                .row(
                        "spec",
                        Level.REFUSED,
                        "versions never change: create a new version and move defaultVersionId of the template to it");
    }

    private static EffectTable machineImport() {
        return EffectTable.of("migration.harvesterhci.io/VirtualMachineImport")
                .row(
                        "spec",
                        Level.RECREATE,
                        "an import runs once: deleted and created it runs again and powers off the source machine");
    }

    private static EffectTable instancetype(String kind) {
        return EffectTable.of("instancetype.kubevirt.io/" + kind)
                .row("spec", Level.LIVE, "machines that exist keep the revision they were made with");
    }
}
