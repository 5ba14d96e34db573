package io.githops.model.kubevirt;

import static io.githops.model.kubevirt.MachineAnnotations.DISK_NAMES;
import static io.githops.model.kubevirt.MachineAnnotations.DYNAMIC_SSH_KEY_NAMES;
import static io.githops.model.kubevirt.MachineAnnotations.SSH_NAMES;
import static io.githops.model.kubevirt.MachineAnnotations.WAIT_FOR_LEASE;

import io.githops.model.ManifestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the annotations and labels mean that a machine gives to the instances it starts. */
interface AnnotatedInstance {
    /**
     * The key pairs that Harvester's pages show for the machine, as {@code namespace/name}. They let nobody in; the
     * cloud-init data does.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default List<String> sshNames() {
        return SSH_NAMES.json(machine()).map(List::of).orElse(List.of());
    }

    /**
     * This machine with other key pairs shown for it.
     *
     * @throws ManifestException when the present annotation is not JSON or does not fit
     */
    default VirtualMachine withSshNames(String... keyPairs) {
        return SSH_NAMES.withJson(machine(), keyPairs);
    }

    /**
     * The keys that {@link MachineSpec#accessCredentials} let in, by the name of the Secret that holds them.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default Map<String, List<String>> dynamicSshKeyNames() {
        return DYNAMIC_SSH_KEY_NAMES
                .json(machine())
                .map(MachineAnnotations.KeysOfSecrets::bySecret)
                .orElse(Map.of());
    }

    /**
     * This machine with other keys noted as let in through Secrets.
     *
     * @throws ManifestException when the present annotation is not JSON or does not fit
     */
    default VirtualMachine withDynamicSshKeyNames(Map<String, List<String>> keysOfSecrets) {
        var keys = new MachineAnnotations.KeysOfSecrets(new LinkedHashMap<>(keysOfSecrets));
        return DYNAMIC_SSH_KEY_NAMES.withJson(machine(), keys);
    }

    /**
     * The interfaces whose addresses Terraform waits for.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default List<String> waitForLeaseInterfaceNames() {
        return WAIT_FOR_LEASE.json(machine()).map(List::of).orElse(List.of());
    }

    /**
     * This machine with other interfaces whose addresses Terraform waits for.
     *
     * @throws ManifestException when the present annotation is not JSON or does not fit
     */
    default VirtualMachine withWaitForLeaseInterfaceNames(String... interfaces) {
        return WAIT_FOR_LEASE.withJson(machine(), interfaces);
    }

    /**
     * The volumes of the machine, as early releases of Harvester noted them.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default List<String> diskNames() {
        return DISK_NAMES.json(machine()).map(List::of).orElse(List.of());
    }

    /** The name by which load balancers and affinities select the instances of the machine. */
    default Optional<String> vmName() {
        return Optional.ofNullable(machine().instanceMetadata().labels().get(MachineLabels.MACHINE_NAME));
    }

    /**
     * This machine with another name by which its instances are selected.
     *
     * @param name at most 63 characters
     */
    default VirtualMachine withVmName(String name) {
        return machine().editInstanceMetadata(metadata -> {
            Map<String, String> labels = new LinkedHashMap<>(metadata.labels());
            labels.put(MachineLabels.MACHINE_NAME, name);
            return metadata.withLabels(labels);
        });
    }

    private VirtualMachine machine() {
        return (VirtualMachine) this;
    }
}
