package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.Map;
import java.util.Optional;

/**
 * What deleting a resource does, above all which data dies with it (harvester/harvester: pkg/controller/master, the handlers
 * of removed objects).
 */
final class Losses {
    private static final String REMOVED_CLAIMS = "harvesterhci.io/removedPersistentVolumeClaims";

    private static final Map<String, String> DATA = Map.of(
            "PersistentVolumeClaim", "the volume and everything on it",
            "VirtualMachineImage", "the image; machines made from it keep their volumes",
            "VirtualMachineBackup", "the backup, on the backup target too",
            "VolumeRemoteBackup", "the backup, on the backup target too",
            "VolumeSnapshot", "the snapshot",
            "DataVolume", "the volume and everything on it");

    private Losses() {}

    static Effect of(Resource live) {
        return data(live)
                .map(loss -> new Effect(Effect.Level.DATA_LOSS, loss))
                .orElseGet(() -> EffectRules.isMachine(live.id())
                        ? new Effect(Effect.Level.STOP, "the machine is shut down and removed; its volumes stay")
                        : Effect.LIVE);
    }

    /** The data that is lost with a resource, in words; empty when none is. */
    static Optional<String> data(Resource live) {
        ResourceId id = live.id();
        if (id.kind().equals("Namespace") && id.group().isEmpty()) {
            return Optional.of("everything in the namespace");
        }
        if (EffectRules.isMachine(id)) {
            return live.annotation(REMOVED_CLAIMS)
                    .filter(claims -> !claims.isBlank())
                    .map(claims -> "the volumes " + claims + " are deleted with the machine");
        }
        return Optional.ofNullable(DATA.get(id.kind())).map(loss -> loss + size(live));
    }

    private static String size(Resource live) {
        Mapping spec = live.tree().mapping("spec");
        return spec.mapping("resources", "requests")
                .text("storage")
                .or(() -> spec.mapping("storage", "resources", "requests").text("storage"))
                .map(size -> " (" + size + ")")
                .orElse("");
    }
}
