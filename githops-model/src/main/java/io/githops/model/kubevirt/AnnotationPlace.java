package io.githops.model.kubevirt;

import io.githops.tree.FieldPath;
import java.util.Map;

/** Whose annotations. */
enum AnnotationPlace {
    /** Those of the machine. */
    MACHINE(FieldPath.of("metadata", "annotations")) {
        @Override
        Map<String, String> annotations(VirtualMachine machine) {
            return machine.metadata().annotations();
        }

        @Override
        VirtualMachine withAnnotations(VirtualMachine machine, Map<String, String> annotations) {
            return machine.editMetadata(metadata -> metadata.withAnnotations(annotations));
        }
    },

    /** Those that the instances it starts get. */
    INSTANCE(FieldPath.of("spec", "template", "metadata", "annotations")) {
        @Override
        Map<String, String> annotations(VirtualMachine machine) {
            return machine.instanceMetadata().annotations();
        }

        @Override
        VirtualMachine withAnnotations(VirtualMachine machine, Map<String, String> annotations) {
            return machine.editInstanceMetadata(metadata -> metadata.withAnnotations(annotations));
        }
    };

    private final FieldPath field;

    AnnotationPlace(FieldPath field) {
        this.field = field;
    }

    FieldPath field() {
        return field;
    }

    abstract Map<String, String> annotations(VirtualMachine machine);

    abstract VirtualMachine withAnnotations(VirtualMachine machine, Map<String, String> annotations);
}
