package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** Deletes objects: at once, or by marking them where something holds them. */
final class Deletion {
    /** Set on an owner whose dependents shall stay. */
    static final String ORPHAN = "orphan";

    /** Set on an owner that stays until its dependents are gone. */
    static final String FOREGROUND = "foregroundDeletion";

    private final ObjectWriter writer;
    private final ObjectRules rules;
    private final EmbeddedClock clock;

    Deletion(ObjectWriter writer, ObjectRules rules, EmbeddedClock clock) {
        this.writer = writer;
        this.rules = rules;
        this.clock = clock;
    }

    /** The finalizer that a propagation policy puts on the owner; empty for deletion of dependents in the background. */
    static List<String> finalizers(String propagationPolicy) {
        return switch (propagationPolicy) {
            case "Orphan" -> List.of(ORPHAN);
            case "Foreground" -> List.of(FOREGROUND);
            default -> List.of();
        };
    }

    /** Deletes an object and its dependents in the background. */
    void delete(ApiResource resource, Mapping live) {
        delete(resource, live, List.of(), false);
    }

    /**
     * Deletes an object.
     *
     * @param finalizers to put on it first
     * @param dryRun whether to store nothing
     * @return the object as it stays, marked for deletion; or as it was, when nothing holds it
     */
    Mapping delete(ApiResource resource, Mapping live, List<String> finalizers, boolean dryRun) {
        if (ObjectMetadata.isBeingDeleted(live)) {
            return live;
        }
        Mapping marked = mark(resource, withFinalizers(live, finalizers));
        if (rules.isReleased(resource, marked)) {
            if (!dryRun) {
                writer.remove(resource, live);
            }
            return live;
        }
        return dryRun ? marked : writer.put(resource, marked);
    }

    private Mapping mark(ApiResource resource, Mapping object) {
        return resource.is("", "Namespace")
                ? NamespaceRules.terminating(object, clock.timestamp())
                : ObjectMetadata.markDeleted(object, clock.timestamp(), true);
    }

    private static Mapping withFinalizers(Mapping object, List<String> more) {
        List<String> all = new ArrayList<>(ObjectMetadata.finalizers(object));
        more.stream().filter(finalizer -> !all.contains(finalizer)).forEach(all::add);
        return more.isEmpty() ? object : ObjectMetadata.withFinalizers(object, all);
    }

    /** Lets go of one finalizer of an object, which removes the object when it was the last. */
    void release(ApiResource resource, Mapping live, String finalizer) {
        List<String> rest = new ArrayList<>(ObjectMetadata.finalizers(live));
        if (rest.remove(finalizer)) {
            writer.put(resource, ObjectMetadata.withFinalizers(live, rest));
        }
    }
}
