package io.githops.model.kubevirt;

import io.githops.model.EmbeddedJson;
import io.githops.tree.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The annotation in which Harvester keeps the volumes of a machine, as JSON. */
final class VolumeClaimAnnotation {
    static final String NAME = "harvesterhci.io/volumeClaimTemplates";

    private static final FieldPath FIELD = FieldPath.of("metadata", "annotations", NAME);

    private VolumeClaimAnnotation() {}

    static List<VolumeClaimTemplate> read(VirtualMachine machine) {
        String text = machine.metadata().annotations().get(NAME);
        return text == null ? List.of() : List.of(json(machine).parse(text));
    }

    static VirtualMachine write(VirtualMachine machine, VolumeClaimTemplate... templates) {
        EmbeddedJson<VolumeClaimTemplate[]> json = json(machine);
        Map<String, String> annotations = new LinkedHashMap<>(machine.metadata().annotations());
        annotations.compute(NAME, (name, old) -> old == null ? json.text(templates) : json.replace(old, templates));
        return machine.editMetadata(metadata -> metadata.withAnnotations(annotations));
    }

    private static EmbeddedJson<VolumeClaimTemplate[]> json(VirtualMachine machine) {
        return EmbeddedJson.at(machine.metadata().id(VirtualMachine.KIND), FIELD, VolumeClaimTemplate[].class);
    }
}
