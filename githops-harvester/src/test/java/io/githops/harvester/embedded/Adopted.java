package io.githops.harvester.embedded;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.diff.LiveObjects;
import io.githops.harvester.Harvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster in which others have made things, and nobody by GitHops. */
final class Adopted implements AutoCloseable {
    static final Kinds KINDS = Kinds.harvester();
    private static final int ROUNDS = 3;

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester client = Harvester.over(embedded.transport());
    private final Map<Resource, String> refused = new LinkedHashMap<>();
    private int applied;

    /** Applies the documents of files, as far as the cluster takes them, as kubectl does, and lets time pass between them. */
    Adopted with(ManifestFile... files) {
        List<Resource> waiting = new ArrayList<>();
        for (ManifestFile file : files) {
            waiting.addAll(
                    ManifestReader.builder(KINDS).build().read(List.of(file)).resources());
        }
        for (int round = 0; round < ROUNDS; round++) {
            waiting.removeIf(this::isApplied);
            embedded.advance(Duration.ofMinutes(5));
        }
        return this;
    }

    private boolean isApplied(Resource manifest) {
        try {
            client.apply(manifest, ApplyOptions.forced("kubectl"));
            refused.remove(manifest);
            applied++;
            embedded.advance(Duration.ofSeconds(10));
            return true;
        } catch (ClusterException e) {
            refused.put(manifest, e.getMessage());
            return false;
        }
    }

    Harvester client() {
        return client;
    }

    int applied() {
        return applied;
    }

    /** What the cluster did not take, and why. */
    Map<Resource, String> refused() {
        return refused;
    }

    /** Every object of every known kind, in the version that the cluster stores. */
    LiveObjects live() {
        List<Resource> all = new ArrayList<>();
        for (ResourceKind<?> kind : KINDS.all()) {
            GroupVersionKind version = kind.groupVersionKind();
            boolean isStored = KINDS.find(version.group(), version.kind())
                    .filter(kind::equals)
                    .isPresent();
            if (isStored && client.served(version).isPresent()) {
                all.addAll(client.list(version, ""));
            }
        }
        return LiveObjects.of(all);
    }

    /** Applies manifests as a sync does. */
    void apply(List<Resource> manifests) {
        manifests.forEach(manifest -> client.apply(manifest, ApplyOptions.forced("githops")));
    }

    @Override
    public void close() {
        client.close();
        embedded.close();
    }
}
