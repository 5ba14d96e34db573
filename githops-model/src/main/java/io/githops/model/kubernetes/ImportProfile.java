package io.githops.model.kubernetes;

import io.githops.model.EmbeddedJson;
import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.PersistentVolumeClaim.AccessMode;
import io.githops.model.kubernetes.PersistentVolumeClaim.VolumeMode;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the importer of images uses a storage class, from the annotations of the class that Harvester copies into the
 * importer's own profile.
 */
public record ImportProfile(StorageClass storageClass) {
    private static final String PREFIX = "cdi.harvesterhci.io/";
    private static final String OVERHEAD = PREFIX + "filesystemOverhead";
    private static final String CLONE_STRATEGY = PREFIX + "storageProfileCloneStrategy";
    private static final String SNAPSHOT_CLASS = PREFIX + "storageProfileVolumeSnapshotClass";
    private static final String ACCESS_MODES = PREFIX + "storageProfileVolumeModeAccessModes";

    /**
     * The share of a volume that its file system takes, from 0 to 1.
     *
     * @throws IllegalArgumentException when the annotation is no number
     */
    public Optional<BigDecimal> filesystemOverhead() {
        return storageClass.metadata().annotation(OVERHEAD).map(ImportProfile::share);
    }

    private static BigDecimal share(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    OVERHEAD + ": found \"" + text + "\"; expected a number from 0 to 1 such as 0.055", e);
        }
    }

    /**
     * The class with another share.
     *
     * @throws IllegalArgumentException when it is not from 0 to 1, or has more than three decimal places
     */
    public StorageClass withFilesystemOverhead(BigDecimal share) {
        BigDecimal shortest = share.stripTrailingZeros();
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0 || shortest.scale() > 3) {
            throw new IllegalArgumentException("found a share of " + share.toPlainString()
                    + "; expected one from 0 to 1, of at most three decimal places, as Harvester takes no other");
        }
        return with(OVERHEAD, shortest.toPlainString());
    }

    /** How volumes are cloned. */
    public Optional<CloneStrategy> cloneStrategy() {
        return storageClass.metadata().annotation(CLONE_STRATEGY).map(CloneStrategy::new);
    }

    /** The class with another way of cloning. */
    public StorageClass withCloneStrategy(CloneStrategy strategy) {
        return with(CLONE_STRATEGY, strategy.value());
    }

    /** The class of snapshots that cloning takes. */
    public Optional<String> volumeSnapshotClass() {
        return storageClass.metadata().annotation(SNAPSHOT_CLASS);
    }

    /** The class with another class of snapshots. */
    public StorageClass withVolumeSnapshotClass(String name) {
        return with(SNAPSHOT_CLASS, name);
    }

    /**
     * How volumes may be accessed, by how they are offered.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    public Map<VolumeMode, List<AccessMode>> accessModes() {
        Map<VolumeMode, List<AccessMode>> modes = new LinkedHashMap<>();
        storageClass
                .metadata()
                .annotation(ACCESS_MODES)
                .map(json()::parse)
                .ifPresent(tree -> tree.names()
                        .forEach(mode -> modes.put(
                                new VolumeMode(mode),
                                tree.sequence(mode).texts().stream()
                                        .map(AccessMode::new)
                                        .toList())));
        return modes;
    }

    /** The class whose volumes may be accessed otherwise. */
    public StorageClass withAccessModes(Map<VolumeMode, List<AccessMode>> modes) {
        var tree = Mapping.builder();
        modes.forEach((mode, access) -> tree.put(mode.value(), Sequence.ofTexts(words(access))));
        return with(ACCESS_MODES, Json.text(tree.build()));
    }

    private static List<String> words(Collection<AccessMode> modes) {
        return modes.stream().map(AccessMode::value).toList();
    }

    private EmbeddedJson<Mapping> json() {
        FieldPath field = FieldPath.of("metadata", "annotations", ACCESS_MODES);
        return EmbeddedJson.at(storageClass.metadata().id(StorageClass.KIND), field, Mapping.class);
    }

    private StorageClass with(String annotation, String value) {
        return storageClass.editMetadata(metadata -> metadata.withAnnotation(annotation, value));
    }

    /** How the importer clones volumes. */
    public record CloneStrategy(String value) implements OpenEnum {
        public static final CloneStrategy COPY = new CloneStrategy("copy");
        public static final CloneStrategy SNAPSHOT = new CloneStrategy("snapshot");
        public static final CloneStrategy CSI_CLONE = new CloneStrategy("csi-clone");
    }
}
