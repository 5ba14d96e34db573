package io.githops.reconcile;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A source with a past, as Git is, that counts how often it is asked. */
final class History implements Source {
    final AtomicInteger fetches = new AtomicInteger();
    private final Map<String, Snapshot> revisions = new LinkedHashMap<>();
    private final String namespace;
    private Snapshot newest;

    History() {
        this("default");
    }

    History(String namespace) {
        this.namespace = namespace;
        newest = commit("nothing");
    }

    /** ConfigMaps, as {@code name=value}. */
    synchronized Snapshot commit(String... configMaps) {
        StringBuilder yaml = new StringBuilder();
        for (String configMap : configMaps) {
            String[] parts = configMap.split("=");
            yaml.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ")
                    .append(parts[0])
                    .append(", namespace: ")
                    .append(namespace)
                    .append("}\ndata: {value: \"")
                    .append(parts[parts.length - 1])
                    .append("\"}\n");
        }
        return commitManifests(yaml.toString());
    }

    synchronized Snapshot commitManifests(String yaml) {
        String id = "c" + revisions.size();
        var commit = new Commit("Ada", "ada@example.org", Instant.EPOCH, "Change " + id);
        newest = Snapshot.of(
                new Revision(id, "main", commit),
                ManifestReader.of(Kinds.harvester())
                        .read(List.of(ManifestFile.of("desired.yaml", yaml)))
                        .orThrow());
        revisions.put(id, newest);
        return newest;
    }

    @Override
    public synchronized Snapshot fetch() {
        fetches.incrementAndGet();
        return newest;
    }

    @Override
    public synchronized Snapshot fetch(String revision) {
        Snapshot found = revisions.get(revision);
        if (found == null) {
            throw new RevisionNotFoundException("no revision " + revision, null);
        }
        Revision known = found.revision();
        return Snapshot.of(new Revision(known.id(), revision, known.commit()), found.resources());
    }
}
