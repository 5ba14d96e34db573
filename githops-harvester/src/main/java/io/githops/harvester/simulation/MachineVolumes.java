package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.VolumeClaimTemplates;
import io.githops.diff.admission.VolumeClaims;
import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.Optional;

/** Creates the volume claims a machine asks for, and lets them grow with it. */
final class MachineVolumes {
    private MachineVolumes() {}

    static void create(Machine machine, StoredObjects objects) {
        for (VolumeClaimTemplates.Entry entry : machine.volumeClaimTemplates().entries()) {
            Optional<ApiObject> claim = HarvesterKind.VOLUME_CLAIM.find(objects, machine.namespace(), entry.name());
            if (claim.isPresent()) {
                grow(claim.get(), entry, objects);
            } else if (entry.image()
                    .map(image -> objects.get(image).isPresent())
                    .orElse(true)) {
                objects.create(claim(machine, entry, objects).tree(), VirtualMachineLife.HARVESTER);
            }
        }
    }

    /** Unlike the claims of the annotation, data volumes belong to their machine and go with it. */
    static void createDataVolumes(Machine machine, StoredObjects objects) {
        for (Mapping template :
                machine.object().spec().sequence("dataVolumeTemplates").mappings()) {
            String name = template.mapping("metadata").text("name").orElse("");
            boolean exists = HarvesterKind.DATA_VOLUME.exists(objects, machine.namespace(), name)
                    || HarvesterKind.VOLUME_CLAIM.exists(objects, machine.namespace(), name);
            if (!name.isEmpty() && !exists) {
                objects.create(dataVolume(machine, name, template).tree(), VirtualMachineLife.KUBEVIRT);
            }
        }
    }

    private static ApiObject dataVolume(Machine machine, String name, Mapping template) {
        return HarvesterKind.DATA_VOLUME
                .named(machine.namespace(), name)
                .withMetadata(named -> Mapping.builder()
                        .putAll(named)
                        .put("labels", template.mapping("metadata", "labels"))
                        .put("annotations", template.mapping("metadata", "annotations"))
                        .build())
                .withLabel("kubevirt.io/created-by", machine.object().uid())
                .ownedBy(machine.object())
                .withSpec(spec -> template.mapping("spec"));
    }

    private static ApiObject claim(Machine machine, VolumeClaimTemplates.Entry entry, StoredObjects objects) {
        Mapping metadata = entry.tree().mapping("metadata");
        ApiObject claim = HarvesterKind.VOLUME_CLAIM
                .named(machine.namespace(), entry.name())
                .withMetadata(named ->
                        Mapping.builder().putAll(metadata).putAll(named).build())
                .withSpec(spec -> entry.tree().mapping("spec"));
        return VolumeClaims.withDefaults(claim, objects);
    }

    private static void grow(ApiObject claim, VolumeClaimTemplates.Entry entry, StoredObjects objects) {
        Quantity wanted = entry.size().orElse(Quantity.ZERO);
        if (wanted.compareTo(VolumeClaims.size(claim)) > 0) {
            objects.edit(
                    claim,
                    VirtualMachineLife.HARVESTER,
                    stored -> stored.withSpec(spec -> spec.edit(
                            "resources",
                            resources -> resources.edit(
                                    "requests", requests -> requests.with("storage", new Text(wanted.toString()))))));
        }
    }
}
