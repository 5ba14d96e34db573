package io.githops.model.kubevirt;

import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.PersistentVolumeClaim;
import io.githops.model.kubernetes.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a machine that boots from an image needs, and writes the rest as Harvester's own pages do. By default
 * the machine has one core, 2Gi of memory, a disk of 10Gi whose storage class is left out, no cloud-init data, no keys,
 * the management network, and is started again when it fails. Not thread-safe.
 */
public final class MachineFromImage {
    private static final String DISK = "disk-0";
    private static final String CLOUD_INIT_DISK = "cloudinitdisk";

    private final ObjectMeta metadata;
    private final String image;
    private final List<String> keys = new ArrayList<>();
    private final List<String> networks = new ArrayList<>();
    private int cores = 1;
    private Quantity memory = Quantity.parse("2Gi");
    private Quantity diskSize = Quantity.parse("10Gi");
    private @Nullable String storageClass;
    private @Nullable String cloudInitSecret;
    private @Nullable CloudConfig cloudConfig;
    private RunStrategy runStrategy = RunStrategy.RERUN_ON_FAILURE;

    MachineFromImage(String namespace, String name, String image) {
        metadata = ObjectMeta.of(namespace, name);
        this.image = image.contains("/") ? image : namespace + "/" + image;
    }

    public MachineFromImage cores(int count) {
        cores = count;
        return this;
    }

    /**
     * @param quantity such as {@code 4Gi}
     * @throws IllegalArgumentException when it is no quantity
     */
    public MachineFromImage memory(String quantity) {
        memory = Quantity.parse(quantity);
        return this;
    }

    /**
     * @param quantity such as {@code 20Gi}
     * @throws IllegalArgumentException when it is no quantity
     */
    public MachineFromImage diskSize(String quantity) {
        diskSize = Quantity.parse(quantity);
        return this;
    }

    /** @param name the storage class that the status of the image names */
    public MachineFromImage storageClass(String name) {
        storageClass = Objects.requireNonNull(name, "storageClass");
        return this;
    }

    /**
     * Takes the user data from a Secret that is written elsewhere, in place of any other.
     *
     * @param secret its name in the machine's namespace; its key {@code userdata} holds the user data
     */
    public MachineFromImage cloudInit(String secret) {
        cloudInitSecret = Objects.requireNonNull(secret, "cloudInit");
        cloudConfig = null;
        return this;
    }

    /**
     * Takes the user data from a Secret named after the machine, {@code web-cloud-init} for {@code web}, in place of any
     * other. The Secret is among the {@link #resources}.
     */
    public MachineFromImage cloudInit(CloudConfig config) {
        cloudConfig = Objects.requireNonNull(config, "cloudInit");
        cloudInitSecret = metadata.name() + "-cloud-init";
        return this;
    }

    /**
     * Notes a key pair for Harvester's pages. The note lets nobody in; {@link CloudConfig#sshAuthorizedKeys} does.
     *
     * @param keyPair {@code namespace/name}, or a name in the machine's namespace
     */
    public MachineFromImage key(String keyPair) {
        keys.add(keyPair.contains("/") ? keyPair : metadata.namespace().orElseThrow() + "/" + keyPair);
        return this;
    }

    /**
     * Adds a network card; the first takes the place of that on the management network.
     *
     * @param definition {@code namespace/name} of a network definition, or a name in the machine's namespace
     */
    public MachineFromImage network(String definition) {
        networks.add(Objects.requireNonNull(definition, "network"));
        return this;
    }

    public MachineFromImage runStrategy(RunStrategy strategy) {
        runStrategy = Objects.requireNonNull(strategy, "runStrategy");
        return this;
    }

    /** What to apply, in this order: the Secret of the user data if it is given here, and the machine. */
    public List<Resource> resources() {
        if (cloudConfig == null || cloudInitSecret == null) {
            return List.of(resource());
        }
        Secret secret = cloudConfig.secret(metadata.namespace().orElseThrow(), cloudInitSecret);
        return List.of(Secret.KIND.resource(secret), resource());
    }

    /** The machine alone as an object to apply. */
    public Resource resource() {
        return VirtualMachine.KIND.resource(build());
    }

    public VirtualMachine build() {
        VirtualMachine.Template template =
                VirtualMachine.Template.builder().spec(instance()).build();
        VirtualMachine machine = VirtualMachine.builder()
                .metadata(metadata)
                .spec(VirtualMachine.Spec.builder()
                        .runStrategy(runStrategy)
                        .template(template)
                        .build())
                .build()
                .withVolumeClaimTemplates(rootVolume())
                .withVmName(metadata.name());
        return keys.isEmpty() ? machine : machine.withSshNames(keys.toArray(String[]::new));
    }

    private MachineSpec instance() {
        var instance = MachineSpec.builder()
                .evictionStrategy(EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE)
                .addVolume(Volume.claim(DISK, rootVolumeName()));
        var devices = Devices.builder().addDisk(Disk.of(DISK, Disk.Bus.VIRTIO).withBootOrder(1));
        if (cloudInitSecret != null) {
            instance.addVolume(Volume.cloudInit(CLOUD_INIT_DISK, cloudInitSecret));
            devices.addDisk(Disk.of(CLOUD_INIT_DISK, Disk.Bus.VIRTIO));
        }
        attachNetworks(instance, devices);
        return instance.domain(domain(devices.build())).build();
    }

    private void attachNetworks(MachineSpec.Builder instance, Devices.Builder devices) {
        if (networks.isEmpty()) {
            instance.addNetwork(Network.pod("default"));
            devices.addInterface(NetworkInterface.masquerade("default"));
        }
        for (int i = 0; i < networks.size(); i++) {
            instance.addNetwork(Network.multus("nic-" + i, networks.get(i)));
            devices.addInterface(NetworkInterface.bridge("nic-" + i));
        }
    }

    private Domain domain(Devices devices) {
        return Domain.builder()
                .cpu(Cpu.ofCores(cores))
                .resources(Domain.Resources.limitedTo(Quantity.of(cores), memory))
                .devices(devices)
                .build();
    }

    private VolumeClaimTemplate rootVolume() {
        return VolumeClaimTemplate.builder()
                .metadata(ObjectMeta.builder()
                        .name(rootVolumeName())
                        .putAnnotation("harvesterhci.io/imageId", image)
                        .build())
                .spec(PersistentVolumeClaim.Spec.disk("", diskSize)
                        .withStorageClassName(Optional.ofNullable(storageClass)))
                .build();
    }

    private String rootVolumeName() {
        return metadata.name() + "-" + DISK;
    }
}
