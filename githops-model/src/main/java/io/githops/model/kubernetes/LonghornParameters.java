package io.githops.model.kubernetes;

import io.githops.model.OpenEnum;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of a storage class of Longhorn, and of images that are stored there, which are all text. Parameters that
 * have no accessor stay. Immutable.
 *
 * @param text all parameters as they are written, in their order
 */
public record LonghornParameters(Map<String, String> text) {
    private static final String REPLICAS = "numberOfReplicas";
    private static final String STALE_TIMEOUT = "staleReplicaTimeout";
    private static final String MIGRATABLE = "migratable";
    private static final String LOCALITY = "dataLocality";
    private static final String ENGINE = "dataEngine";
    private static final String DISKS = "diskSelector";
    private static final String NODES = "nodeSelector";
    private static final String ENCRYPTED = "encrypted";
    private static final String SECRET = "csi.storage.k8s.io/%s-secret-%s";
    private static final List<String> SECRET_USERS =
            List.of("provisioner", "node-publish", "node-stage", "node-expand");

    public LonghornParameters {
        text = Collections.unmodifiableMap(new LinkedHashMap<>(text));
    }

    /** Volumes that machines can migrate with: so many copies, of which a failed one is removed after half an hour. */
    public static LonghornParameters replicated(int replicas) {
        return new LonghornParameters(Map.of())
                .withNumberOfReplicas(replicas)
                .withStaleReplicaTimeout(Duration.ofMinutes(30))
                .withMigratable(true);
    }

    /**
     * How many nodes hold a copy of the data.
     *
     * @throws IllegalArgumentException when the parameter is not a whole number
     */
    public Optional<Integer> numberOfReplicas() {
        return get(REPLICAS).map(value -> wholeNumber(REPLICAS, value));
    }

    /** These parameters with so many copies of the data. */
    public LonghornParameters withNumberOfReplicas(int replicas) {
        return with(REPLICAS, Integer.toString(replicas));
    }

    /**
     * After what time a failed copy is removed.
     *
     * @throws IllegalArgumentException when the parameter is not a whole number of minutes
     */
    public Optional<Duration> staleReplicaTimeout() {
        return get(STALE_TIMEOUT).map(value -> Duration.ofMinutes(wholeNumber(STALE_TIMEOUT, value)));
    }

    /** These parameters with another time; what is below a minute is dropped. */
    public LonghornParameters withStaleReplicaTimeout(Duration timeout) {
        return with(STALE_TIMEOUT, Long.toString(timeout.toMinutes()));
    }

    /** Whether two machines may have a volume for a moment, which live migration needs. */
    public boolean isMigratable() {
        return isTrue(MIGRATABLE);
    }

    /** These parameters for volumes that machines migrate with, or do not. */
    public LonghornParameters withMigratable(boolean migratable) {
        return with(MIGRATABLE, Boolean.toString(migratable));
    }

    /** Whether the machine's own node shall hold a copy. */
    public Optional<DataLocality> dataLocality() {
        return get(LOCALITY).map(DataLocality::new);
    }

    /** These parameters with another locality; Harvester refuses words other than the two. */
    public LonghornParameters withDataLocality(DataLocality locality) {
        return with(LOCALITY, locality.value());
    }

    /** What serves the volumes; by default {@link DataEngine#V1}. */
    public Optional<DataEngine> dataEngine() {
        return get(ENGINE).map(DataEngine::new);
    }

    /** These parameters with another engine. */
    public LonghornParameters withDataEngine(DataEngine engine) {
        return with(ENGINE, engine.value());
    }

    /** The tags that a disk must have to hold a copy: all of them. */
    public List<String> diskSelector() {
        return tags(DISKS);
    }

    /** These parameters for disks with all of these tags. */
    public LonghornParameters withDiskSelector(String... tags) {
        return with(DISKS, String.join(",", tags));
    }

    /** The tags that a node must have to hold a copy: all of them. */
    public List<String> nodeSelector() {
        return tags(NODES);
    }

    /** These parameters for nodes with all of these tags. */
    public LonghornParameters withNodeSelector(String... tags) {
        return with(NODES, String.join(",", tags));
    }

    /** Whether the data is encrypted. */
    public boolean isEncrypted() {
        return isTrue(ENCRYPTED);
    }

    /** The Secret that has the key of encrypted volumes, as the one who makes volumes is told. */
    public Optional<SecretReference> encryptionSecret() {
        String user = SECRET_USERS.get(0);
        return get(SECRET.formatted(user, "name"))
                .map(name -> SecretReference.builder()
                        .name(name)
                        .namespace(get(SECRET.formatted(user, "namespace")))
                        .build());
    }

    /**
     * These parameters with encryption by the key in a Secret, named to all who need it: Harvester wants them to have the
     * same.
     *
     * @see Secret#volumeKey
     */
    public LonghornParameters withEncryption(String secretNamespace, String secretName) {
        LonghornParameters encrypted = with(ENCRYPTED, "true");
        for (String user : SECRET_USERS) {
            encrypted = encrypted
                    .with(SECRET.formatted(user, "name"), secretName)
                    .with(SECRET.formatted(user, "namespace"), secretNamespace);
        }
        return encrypted;
    }

    /** The image of Longhorn that volumes start with; written by Harvester into the classes of its images. */
    public Optional<String> backingImage() {
        return get("backingImage");
    }

    private Optional<String> get(String parameter) {
        return Optional.ofNullable(text.get(parameter));
    }

    private boolean isTrue(String parameter) {
        return "true".equals(text.get(parameter));
    }

    private List<String> tags(String parameter) {
        return get(parameter).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private LonghornParameters with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(text);
        more.put(parameter, value);
        return new LonghornParameters(more);
    }

    private static int wholeNumber(String parameter, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "parameters." + parameter + ": found \"" + value + "\"; expected a whole number such as 3", e);
        }
    }

    /** Whether the node of a machine shall hold a copy of its data. */
    public record DataLocality(String value) implements OpenEnum {
        public static final DataLocality DISABLED = new DataLocality("disabled");
        /** When there is room. */
        public static final DataLocality BEST_EFFORT = new DataLocality("best-effort");
    }

    /** What serves volumes. */
    public record DataEngine(String value) implements OpenEnum {
        public static final DataEngine V1 = new DataEngine("v1");
        /** Faster; such volumes cannot be backed up by Harvester. */
        public static final DataEngine V2 = new DataEngine("v2");
    }
}
