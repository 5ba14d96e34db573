package io.githops.model.kubevirt;

import io.githops.model.OpenEnum;

/** What made a machine. */
public record MachineCreator(String value) implements OpenEnum {
    /** Harvester's own pages. */
    public static final MachineCreator HARVESTER = new MachineCreator("harvester");
    /** Rancher, as a node of a guest cluster. */
    public static final MachineCreator DOCKER_MACHINE_DRIVER_HARVESTER =
            new MachineCreator("docker-machine-driver-harvester");

    public static final MachineCreator TERRAFORM_PROVIDER_HARVESTER =
            new MachineCreator("terraform-provider-harvester");
}
