package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * The volume claims that an annotation of a machine asks for.
 *
 * @param isReadable whether the annotation is absent or holds a JSON list of objects with names
 */
public record VolumeClaimTemplates(List<Entry> entries, boolean isReadable) {
    private static final VolumeClaimTemplates UNREADABLE = new VolumeClaimTemplates(List.of(), false);

    static VolumeClaimTemplates of(ApiObject machine) {
        return machine.annotation(Keys.VOLUME_CLAIM_TEMPLATES)
                .filter(text -> !text.isEmpty())
                .map(VolumeClaimTemplates::parse)
                .orElse(new VolumeClaimTemplates(List.of(), true));
    }

    private static VolumeClaimTemplates parse(String text) {
        try {
            Tree tree = Json.parse(text);
            if (!(tree instanceof Sequence sequence)) {
                return UNREADABLE;
            }
            List<Entry> entries = sequence.mappings().stream().map(Entry::new).toList();
            boolean named = entries.stream().noneMatch(entry -> entry.name().isEmpty());
            return named && entries.size() == sequence.size() ? new VolumeClaimTemplates(entries, true) : UNREADABLE;
        } catch (MalformedJsonException e) {
            return UNREADABLE;
        }
    }

    Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    boolean lists(String name) {
        return find(name).isPresent();
    }

    /** One volume claim to create. */
    public record Entry(Mapping tree) {

        public String name() {
            return tree.mapping("metadata").text("name").orElse("");
        }

        public Optional<Quantity> size() {
            return Machine.quantity(
                    tree.mapping("spec", "resources", "requests").get("storage"));
        }

        Optional<String> storageClass() {
            return tree.mapping("spec").text("storageClassName").filter(name -> !name.isEmpty());
        }

        /** The image that fills the volume, as {@code namespace/name}. */
        public Optional<ResourceId> image() {
            return tree.mapping("metadata", "annotations").text(Keys.IMAGE_ID).flatMap(Images::id);
        }
    }
}
