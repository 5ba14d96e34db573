package io.githops.diff.admission;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;

/** What KubeVirt checks of the data volumes that a machine makes. */
final class MachineDataVolumeRules {
    private static final String TEMPLATES = "spec.dataVolumeTemplates";

    private MachineDataVolumeRules() {}

    static void check(Machine machine, Refusals refusals) {
        for (Mapping template :
                machine.object().spec().sequence("dataVolumeTemplates").mappings()) {
            refusals.check(() -> check(machine, new ApiObject(template)));
        }
    }

    private static void check(Machine machine, ApiObject template) throws RefusedException {
        String field = field(template);
        if (template.name().isEmpty()) {
            throw invalid(field, "'name' field must not be empty for a DataVolumeTemplate entry");
        }
        if (!template.namespace().isEmpty() && !template.namespace().equals(machine.namespace())) {
            throw invalid(
                    field + ".metadata.namespace",
                    "Embedded DataVolume namespace " + template.namespace() + " differs from VM namespace "
                            + machine.namespace());
        }
        if (template.spec().has("pvc") == template.spec().has("storage")) {
            throw invalid(field + ".spec", "exactly one of pvc and storage must be set");
        }
        if (template.spec().has("source") == template.spec().has("sourceRef")) {
            throw invalid(field + ".spec", "exactly one of source and sourceRef must be set");
        }
        if (!machine.spec().claims().contains(template.name())) {
            throw invalid(field, "DataVolumeTemplate entry must be referenced in the VMI template's 'volumes' list");
        }
    }

    private static String field(ApiObject template) {
        return template.name().isEmpty()
                ? TEMPLATES
                : FieldPath.parse(TEMPLATES).item("name", template.name()).toString();
    }

    private static RefusedException invalid(String field, String message) {
        return Webhook.KUBEVIRT.invalid("machine-data-volume-template", field, message);
    }
}
