package io.githops.lease;

import io.githops.cluster.ApplyOptions;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replicas on one embedded Harvester, each with clocks of its own, that make their attempts when a test says so. */
final class Replicas implements AutoCloseable {
    static final GroupVersionKind LEASE = GroupVersionKind.of("coordination.k8s.io/v1", "Lease");
    static final String NAMESPACE = "default";

    final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    final Harvester cluster = Harvester.over(embedded.transport());
    private final List<ManualTime> clocks = new ArrayList<>();

    /** A replica that is one of those who want a lease. */
    final class Candidacy {
        final ManualTime time;
        final Harvester cluster = Harvester.over(embedded.transport());
        final List<LeaseEvent> events = new ArrayList<>();
        final RenewingElection election;

        private Candidacy(String identity, String clock) {
            time = new ManualTime(clock);
            clocks.add(time);
            election = (RenewingElection) LeaderElection.builder(cluster, NAMESPACE, "reconciler")
                    .identity(identity)
                    .listener(events::add)
                    .time(time)
                    .telling(Runnable::run)
                    .build();
        }

        boolean leads() {
            return election.token().isPresent();
        }

        Candidacy step() {
            election.step();
            return this;
        }
    }

    Candidacy candidate(String identity) {
        return new Candidacy(identity, "2026-01-01T00:00:00Z");
    }

    /** @param clock what the replica takes for the time of day */
    Candidacy candidate(String identity, String clock) {
        return new Candidacy(identity, clock);
    }

    /** Time goes by for all. */
    void advance(Duration duration) {
        clocks.forEach(clock -> clock.advance(duration));
    }

    Optional<Mapping> lease(String name) {
        return cluster.get(LEASE, NAMESPACE, name).map(lease -> lease.tree().mapping("spec"));
    }

    List<String> leases() {
        return cluster.list(LEASE, NAMESPACE).stream().map(Resource::name).toList();
    }

    /** Somebody deletes a lease by hand. */
    void delete(String name) {
        cluster.get(LEASE, NAMESPACE, name).ifPresent(cluster::delete);
    }

    /** Somebody edits a lease by hand. */
    void edit(String name, Mapping specification) {
        Resource lease = cluster.get(LEASE, NAMESPACE, name).orElseThrow();
        cluster.update(lease.withTree(lease.tree().with("spec", specification)), "hand");
    }

    static Resource configMap(String name, String value) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", Mapping.of("name", new Text(name), "namespace", new Text(NAMESPACE)))
                .put("data", Mapping.ofTexts(Map.of("value", value)))
                .build());
    }

    static final ApplyOptions WRITING = ApplyOptions.forced("test");

    /** The value of the ConfigMap that {@link #configMap} describes. */
    Optional<String> written(String name) {
        return cluster.get(GroupVersionKind.of("v1", "ConfigMap"), NAMESPACE, name)
                .flatMap(found -> found.tree().mapping("data").text("value"));
    }

    @Override
    public void close() {
        cluster.close();
        embedded.close();
    }
}
