package io.githops.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotChangesTest {
    private static final ManifestReader READER = ManifestReader.of(Kinds.harvester());

    @Test
    void tellsWhatWasAddedRemovedChangedAndMoved() {
        Snapshot earlier = snapshot(
                "1111111111", file("a.yaml", "nas", "x"), file("b.yaml", "web", "old"), file("c.yaml", "db", "x"));
        Snapshot later = snapshot(
                "2222222222", file("b.yaml", "web", "new"), file("d.yaml", "db", "x"), file("e.yaml", "vm", "x"));

        SnapshotChanges changes = earlier.changesTo(later);

        assertThat(changes.added()).extracting(Resource::name).containsExactly("vm");
        assertThat(changes.removed()).extracting(Resource::name).containsExactly("nas");
        assertThat(changes.changed())
                .containsExactly(new SnapshotChanges.Pair(
                        earlier.resources().get(1), later.resources().get(0)));
        assertThat(changes.moved()).extracting(pair -> pair.id().name()).containsExactly("db");
        assertThat(changes).hasToString("""
                main@11111111 to main@22222222: 1 added, 1 removed, 1 changed, 1 moved
                + ConfigMap lab/vm
                - ConfigMap lab/nas
                ~ ConfigMap lab/web
                > ConfigMap lab/db: c.yaml to d.yaml""");
    }

    @Test
    void theSameResourcesInOtherFilesAreNoChange() {
        SnapshotChanges changes =
                snapshot("1", file("a.yaml", "nas", "x")).changesTo(snapshot("2", file("b.yaml", "nas", "x")));

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.moved()).hasSize(1);
    }

    @Test
    void howAResourceIsWrittenDoesNotCount() {
        ManifestFile other = ManifestFile.of("a.yaml", """
                        {"data": {"a": "x"}, "metadata": {"namespace": "lab", "name": "nas"},
                         "kind": "ConfigMap", "apiVersion": "v1"}
                        """);

        SnapshotChanges changes = snapshot("1", file("a.yaml", "nas", "x")).changesTo(snapshot("2", other));

        assertThat(changes).hasToString("main@1 to main@2: 0 added, 0 removed, 0 changed, 0 moved");
    }

    @Test
    void listsAreInTheOrderOfIdentities() {
        Snapshot nothing = Snapshot.of(Revision.of("0", "main"), List.of());
        Snapshot all = snapshot("1", file("a.yaml", "web", "x"), file("b.yaml", "db", "x"), file("c.yaml", "nas", "x"));

        assertThat(nothing.changesTo(all).added()).extracting(Resource::name).containsExactly("db", "nas", "web");
        assertThat(all.changesTo(nothing).removed()).extracting(Resource::name).containsExactly("db", "nas", "web");
    }

    private static Snapshot snapshot(String id, ManifestFile... files) {
        return Snapshot.of(Revision.of(id, "main"), READER.read(List.of(files)).orThrow());
    }

    private static ManifestFile file(String path, String name, String value) {
        return ManifestFile.of(path, """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: lab}
                data: {a: %s}
                """.formatted(name, value));
    }
}
