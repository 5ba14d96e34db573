package io.githops.diff.check;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Manifests as checks get them. */
final class Samples {
    private Samples() {}

    static List<Resource> read(String file, String yaml) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(new ManifestFile(file, yaml.getBytes(StandardCharsets.UTF_8))))
                .orThrow();
    }

    static Snapshot snapshot(List<Resource> resources) {
        return Snapshot.of(Revision.of("0123456789abcdef", "main"), resources);
    }

    static Snapshot snapshot(String yaml) {
        return snapshot(read("test.yaml", yaml));
    }
}
