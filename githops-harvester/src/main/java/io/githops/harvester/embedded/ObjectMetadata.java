package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and sets what the API server keeps in {@code metadata}. */
final class ObjectMetadata {
    /** What the server alone sets; a writer's own values are dropped in favour of the stored ones. */
    private static final List<String> KEPT = List.of(
            "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "selfLink");

    private ObjectMetadata() {}

    static String name(Mapping object) {
        return text(object, "name");
    }

    static String namespace(Mapping object) {
        return text(object, "namespace");
    }

    static String uid(Mapping object) {
        return text(object, "uid");
    }

    static String resourceVersion(Mapping object) {
        return text(object, "resourceVersion");
    }

    /** A string of the metadata; empty where there is none. */
    static String text(Mapping object, String field) {
        return object.mapping("metadata").text(field).orElse("");
    }

    static List<String> finalizers(Mapping object) {
        return object.mapping("metadata").sequence("finalizers").texts();
    }

    static boolean isBeingDeleted(Mapping object) {
        return object.mapping("metadata").text("deletionTimestamp").isPresent();
    }

    static long generation(Mapping object) {
        return object.mapping("metadata").get("generation") instanceof Num generation
                ? generation.decimal().longValue()
                : 0;
    }

    static List<Mapping> owners(Mapping object) {
        return object.mapping("metadata").sequence("ownerReferences").mappings();
    }

    static Mapping with(Mapping object, String field, Tree value) {
        return object.edit("metadata", metadata -> metadata.with(field, value));
    }

    static Mapping with(Mapping object, String field, String value) {
        return with(object, field, new Text(value));
    }

    static Mapping without(Mapping object, String field) {
        return object.edit("metadata", metadata -> metadata.without(field));
    }

    static Mapping withResourceVersion(Mapping object, long revision) {
        return with(object, "resourceVersion", Long.toString(revision));
    }

    static Mapping withFinalizers(Mapping object, List<String> finalizers) {
        return finalizers.isEmpty()
                ? without(object, "finalizers")
                : with(object, "finalizers", Sequence.ofTexts(finalizers));
    }

    /** A changed object with everything only the server sets taken from the stored one. */
    static Mapping keepServerFields(Mapping live, Mapping changed) {
        return changed.edit("metadata", metadata -> {
            Mapping kept = metadata;
            for (String field : KEPT) {
                @Nullable Tree value = live.mapping("metadata").get(field);
                kept = value == null ? kept.without(field) : kept.with(field, value);
            }
            return kept.with("resourceVersion", new Text(resourceVersion(live)));
        });
    }

    /** Without the fields that are empty, which the server never stores in metadata. */
    static Mapping withoutEmptyFields(Mapping object) {
        return object.edit("metadata", metadata -> {
            Mapping kept = metadata;
            for (int i = 0; i < metadata.size(); i++) {
                kept = isEmpty(metadata.value(i)) ? kept.without(metadata.name(i)) : kept;
            }
            return kept;
        });
    }

    private static boolean isEmpty(Tree value) {
        return value instanceof Null
                || value instanceof Text text && text.value().isEmpty()
                || value instanceof Mapping mapping && mapping.isEmpty()
                || value instanceof Sequence sequence && sequence.isEmpty();
    }

    /** The object as marked for deletion; its generation moves where it has one. */
    static Mapping markDeleted(Mapping object, String timestamp, boolean graceful) {
        Mapping marked = with(object, "deletionTimestamp", timestamp);
        if (graceful) {
            marked = with(marked, "deletionGracePeriodSeconds", Num.of(0));
        }
        long generation = generation(object);
        return generation == 0 ? marked : with(marked, "generation", Num.of(generation + 1));
    }
}
