package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Backups, restores and snapshots, as the objects that order them say how far they are. */
final class Copies {
    private static final String VIRTUAL_MACHINE_BACKUP = "VirtualMachineBackup";
    private static final String VIRTUAL_MACHINE_RESTORE = "VirtualMachineRestore";
    private static final String VOLUME_BACKUP = "VolumeRemoteBackup";
    private static final String VOLUME_RESTORE = "VolumeRemoteRestore";
    private static final String SNAPSHOT = "VolumeSnapshot";

    /** The kinds that order copies. */
    static final List<GroupVersionKind> KINDS = List.of(
            GroupVersionKind.of("harvesterhci.io/v1beta1", VIRTUAL_MACHINE_BACKUP),
            GroupVersionKind.of("harvesterhci.io/v1beta1", VIRTUAL_MACHINE_RESTORE),
            GroupVersionKind.of("harvesterhci.io/v1beta1", VOLUME_BACKUP),
            GroupVersionKind.of("harvesterhci.io/v1beta1", VOLUME_RESTORE),
            GroupVersionKind.of("snapshot.storage.k8s.io/v1", SNAPSHOT));

    private Copies() {}

    static boolean isCopy(ResourceId id) {
        return KINDS.stream()
                .anyMatch(kind -> kind.group().equals(id.group()) && kind.kind().equals(id.kind()));
    }

    static Stream<Mapping> underWay(LiveObjects live, String namespace) {
        return KINDS.stream()
                .flatMap(kind -> live.list(kind.group(), kind.kind(), namespace).stream())
                .filter(Copies::isUnderWay);
    }

    /** Whether a copy is neither complete nor failed. */
    static boolean isUnderWay(Mapping copy) {
        Mapping status = copy.mapping("status");
        boolean isComplete =
                Stream.of("readyToUse", "complete", "success").anyMatch(field -> Bool.TRUE.equals(status.get(field)));
        boolean hasFailed =
                status.mapping("error").text("message").isPresent() || hasFailedCondition(status, kind(copy));
        return !isComplete && !hasFailed;
    }

    /** A restore that has ended without success says so, as does one of a volume; a snapshot has no conditions. */
    private static boolean hasFailedCondition(Mapping status, String kind) {
        String type = kind.equals(VIRTUAL_MACHINE_RESTORE) ? "InProgress" : "Ready";
        return !kind.equals(VIRTUAL_MACHINE_BACKUP)
                && status.sequence("conditions").mappings().stream()
                        .filter(condition ->
                                condition.text("type").filter(type::equals).isPresent())
                        .filter(condition ->
                                condition.text("status").filter("False"::equals).isPresent())
                        .anyMatch(condition -> condition
                                .text("message")
                                .filter(message -> !message.isBlank())
                                .isPresent());
    }

    /** The machine that is copied or made; empty when it is a volume. */
    static Optional<String> machine(Mapping copy) {
        return switch (kind(copy)) {
            case VIRTUAL_MACHINE_BACKUP -> copy.mapping("spec", "source").text("name");
            case VIRTUAL_MACHINE_RESTORE -> copy.mapping("spec", "target").text("name");
            default -> Optional.empty();
        };
    }

    /** The volume that is copied or made; empty when it is a machine. */
    static Optional<String> claim(Mapping copy) {
        return switch (kind(copy)) {
            case VOLUME_BACKUP -> copy.mapping("spec").text("source");
            case VOLUME_RESTORE -> copy.mapping("metadata").text("name");
            case SNAPSHOT -> copy.mapping("spec", "source").text("persistentVolumeClaimName");
            default -> Optional.empty();
        };
    }

    static String words(Mapping copy) {
        return switch (kind(copy)) {
            case VIRTUAL_MACHINE_BACKUP -> "a backup of the machine";
            case VIRTUAL_MACHINE_RESTORE -> "a restore of the machine";
            case VOLUME_BACKUP -> "a backup of the volume";
            case VOLUME_RESTORE -> "a restore of the volume";
            default -> "a snapshot of the volume";
        };
    }

    /** Kind, namespace and name of an object. */
    static String name(Mapping object) {
        Mapping metadata = object.mapping("metadata");
        return kind(object) + " "
                + metadata.text("namespace").map(namespace -> namespace + "/").orElse("")
                + metadata.text("name").orElse("");
    }

    private static String kind(Mapping object) {
        return object.text("kind").orElse("");
    }
}
