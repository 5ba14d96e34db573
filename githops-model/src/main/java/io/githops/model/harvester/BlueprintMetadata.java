package io.githops.model.harvester;

import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/** The annotations and labels that a blueprint has for its machine, in a mapping that may hold anything. */
final class BlueprintMetadata {
    private static final String ANNOTATIONS = "annotations";
    private static final String LABELS = "labels";

    private BlueprintMetadata() {}

    static ObjectMeta of(MachineBlueprint blueprint, String namespace, String name) {
        Mapping metadata = blueprint.metadata().orElse(Mapping.empty());
        return ObjectMeta.of(namespace, name)
                .withLabels(texts(metadata.mapping(LABELS)))
                .withAnnotations(texts(metadata.mapping(ANNOTATIONS)));
    }

    private static Map<String, String> texts(Mapping mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.names().forEach(name -> mapping.text(name).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    static MachineBlueprint put(MachineBlueprint blueprint, ObjectMeta machine) {
        Mapping before = blueprint.metadata().orElse(Mapping.empty());
        Mapping after = put(put(before, LABELS, machine.labels()), ANNOTATIONS, machine.annotations());
        return after.equals(before) ? blueprint : blueprint.withMetadata(after);
    }

    private static Mapping put(Mapping metadata, String field, Map<String, String> texts) {
        return texts.isEmpty() ? metadata.without(field) : metadata.with(field, Mapping.ofTexts(texts));
    }
}
