package io.githops.model.kubevirt;

import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.Mapping;

/** The hardware of a machine, as its manifest has it. */
final class Hardware {
    private Hardware() {}

    /** What is written for a domain. */
    static Mapping written(Domain domain) {
        var template = VirtualMachine.Template.builder()
                .spec(MachineSpec.builder().domain(domain).build())
                .build();
        var machine = VirtualMachine.builder()
                .metadata(ObjectMeta.of("team-a", "web"))
                .spec(VirtualMachine.Spec.builder().template(template).build())
                .build();
        return VirtualMachine.KIND.resource(machine).tree().mapping("spec", "template", "spec", "domain");
    }

    /** What is written below {@code devices} for devices. */
    static Mapping written(Devices devices) {
        return written(Domain.builder().devices(devices).build()).mapping("devices");
    }
}
