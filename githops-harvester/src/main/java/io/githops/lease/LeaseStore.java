package io.githops.lease;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ConflictException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Leases of a namespace. Those without a holder are set up by a field manager that never holds one: creating is then the
 * same for all replicas and takes nothing away from a holder, and every later write names the version it changes.
 */
final class LeaseStore {
    private static final GroupVersionKind LEASE = GroupVersionKind.of("coordination.k8s.io/v1", "Lease");
    private static final ApplyOptions HOLDING = ApplyOptions.forced("githops-lease");
    private static final ApplyOptions SETTING_UP = new ApplyOptions("githops-lease-setup", false, false);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Cluster cluster;
    private final String namespace;
    private final Mapping labels;

    LeaseStore(Cluster cluster, String namespace, Map<String, String> labels) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.labels = Mapping.builder()
                .put("app.kubernetes.io/managed-by", "githops")
                .build()
                .merge(Mapping.ofTexts(labels));
    }

    /** The same Leases, for calls that have to end within a time. */
    LeaseStore within(Duration time) {
        Duration atMost = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
        return new LeaseStore(cluster.within(atMost), namespace, labels);
    }

    private LeaseStore(Cluster cluster, String namespace, Mapping labels) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.labels = labels;
    }

    /** As {@code namespace/name}. */
    String path(String name) {
        return namespace + "/" + name;
    }

    Optional<Resource> get(String name) {
        return cluster.get(LEASE, namespace, name);
    }

    List<Resource> list() {
        return cluster.list(LEASE, namespace);
    }

    /** Makes sure that there is one; gives it as it is by now. */
    Resource create(String name) {
        return cluster.apply(manifest(Mapping.of("name", new Text(name), "labels", labels)), SETTING_UP);
    }

    /**
     * Writes one.
     *
     * @param seen what it is known to be
     * @throws ConflictException when it is something else by now
     */
    Resource put(Resource seen, LeaseRecord record) {
        Mapping metadata = Mapping.builder()
                .put("name", seen.name())
                .put("resourceVersion", seen.resourceVersion().orElse(""))
                .build();
        return cluster.apply(Resource.of(manifest(metadata).tree().with("spec", record.specification())), HOLDING);
    }

    void delete(Resource seen) {
        cluster.delete(seen);
    }

    private Resource manifest(Mapping metadata) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "coordination.k8s.io/v1")
                .put("kind", "Lease")
                .put("metadata", metadata.with("namespace", new Text(namespace)))
                .build());
    }

    static LeaseRecord record(Resource lease) {
        return LeaseRecord.of(lease.tree().mapping("spec"));
    }
}
