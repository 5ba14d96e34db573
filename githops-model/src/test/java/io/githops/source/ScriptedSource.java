package io.githops.source;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GithopsException;
import io.githops.model.Kinds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A source with a history that a test writes, and failures that it orders. */
final class ScriptedSource implements Source {
    private final Map<String, Snapshot> revisions = new LinkedHashMap<>();
    private Supplier<Snapshot> answer = () -> {
        throw new IllegalStateException("nothing committed");
    };
    int asked;
    int closed;

    /** Each text is a file, named by its place: {@code 0.yaml}. */
    ScriptedSource commit(String id, String... files) {
        var named = new LinkedHashMap<String, String>();
        for (int index = 0; index < files.length; index++) {
            named.put(index + ".yaml", files[index]);
        }
        List<ManifestFile> manifests = named.entrySet().stream()
                .map(file -> ManifestFile.of(file.getKey(), file.getValue()))
                .toList();
        Revision revision = Revision.of(id, "main");
        answer = () -> {
            try {
                return revisions.computeIfAbsent(
                        id,
                        key -> Snapshot.of(
                                revision,
                                ManifestReader.of(Kinds.harvester())
                                        .read(manifests)
                                        .orThrow()));
            } catch (GithopsException e) {
                e.initRevision(id);
                throw e;
            }
        };
        return this;
    }

    ScriptedSource answer(Supplier<Snapshot> next) {
        answer = next;
        return this;
    }

    ScriptedSource fail(GithopsException failure) {
        return answer(() -> {
            throw failure;
        });
    }

    ScriptedSource goAway() {
        return fail(new SourceUnavailableException("git.example: found nobody there; expected a server", null));
    }

    static String configMap(String name, String value) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: shop}\ndata: {value: \""
                + value + "\"}\n";
    }

    @Override
    public Snapshot fetch() {
        asked++;
        return answer.get();
    }

    @Override
    public Snapshot fetch(String revision) {
        Snapshot known = revisions.get(revision);
        Snapshot newest = known == null ? Source.super.fetch(revision) : known;
        return Snapshot.of(Revision.of(newest.revision().id(), revision), newest.resources());
    }

    @Override
    public void close() {
        closed++;
    }

    @Override
    public String toString() {
        return "scripted";
    }
}
