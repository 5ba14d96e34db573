package io.githops.diff.admission;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;

/**
 * A named item of a list in {@code spec.template.spec} of a machine.
 *
 * @param list the list, from {@code spec.template.spec} on
 * @param index where it is in the list, from zero
 */
record MachinePart(String list, int index, Mapping tree) {
    static final String SPEC = "spec.template.spec.";
    static final String DISKS = "domain.devices.disks";
    static final String INTERFACES = "domain.devices.interfaces";
    static final String NETWORKS = "networks";
    static final String VOLUMES = "volumes";

    String name() {
        return MachineSpec.name(tree);
    }

    /** Where it is: by its name where it has one, such as {@code spec.template.spec.volumes[name=root]}. */
    String field() {
        return name().isEmpty()
                ? position()
                : FieldPath.parse(SPEC + list).item("name", name()).toString();
    }

    /** Where it is in the words of KubeVirt, such as {@code spec.template.spec.volumes[0]}. */
    String position() {
        return SPEC + list + "[" + index + "]";
    }
}
