package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.source.Commit;
import io.githops.source.SnapshotChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page on reading. */
class ReadingExampleTest {
    @TempDir
    Path folder;

    private TestRepository infra;
    private GitHttpServer server;
    private String second;

    @BeforeEach
    void commitTwice() throws IOException {
        JGitLog.silence();
        infra = TestRepository.create(folder.resolve("infra.git"));
        server = GitHttpServer.start(infra.repository());
        String first = infra.file("vms/web.yaml", configMap("web", "blue"))
                .file("vms/db.yaml", configMap("db", "blue"))
                .file("vms/old.yaml", configMap("old", "blue"))
                .commit("Begin");
        second = infra.file("vms/web.yaml", configMap("web", "red"))
                .remove("vms/db.yaml")
                .file("data/db.yaml", configMap("db", "blue"))
                .remove("vms/old.yaml")
                .file("vms/new.yaml", configMap("new", "blue"))
                .commit("Paint web");
        infra.point("refs/tags/v1.0", first).point("refs/tags/v1.1", second);
    }

    @AfterEach
    void close() {
        server.close();
        infra.close();
    }

    @Test
    void keepsWhatWasFetchedInAFolder() {
        String address = server.url();

        // region cache
        GitSource source = GitSource.builder(address).cache(folder).build();
        // endregion

        try (source) {
            assertThat(source.fetch().resources()).hasSize(3);
        }
        assertThat(folder).isDirectoryContaining(path -> !path.endsWith("infra.git"));
    }

    @Test
    void comparesTwoRevisions() {
        try (GitSource source = GitSource.builder(infra.url()).build()) {
            // region changes
            SnapshotChanges changes = source.changes("v1.0", "v1.1");
            List<Resource> added = changes.added();
            List<Resource> removed = changes.removed();
            List<SnapshotChanges.Pair> changed = changes.changed(); // each with the resource before and after
            List<SnapshotChanges.Pair> moved = changes.moved();
            // endregion

            assertThat(added).extracting(Resource::name).containsExactly("new");
            assertThat(removed).extracting(Resource::name).containsExactly("old");
            assertThat(changed).extracting(pair -> pair.after().name()).containsExactly("web");
            assertThat(moved).extracting(pair -> pair.after().name()).containsExactly("db");
        }
    }

    @Test
    void saysWhoLastTouchedAField() {
        try (GitSource source = GitSource.builder(infra.url()).build()) {
            Resource resource = source.fetch().resources().get(2);

            // region blame
            Blame blame = source.blame("main", "vms/web.yaml", Duration.ofSeconds(30));
            LineChange ofLine = blame.line(14); // 1a2b3c4d vms/web.yaml:14
            LineChange ofResource = blame.of(resource);
            Commit commit = ofResource.revision().commit(); // author, time and message
            // endregion

            assertThat(ofLine).hasToString(second.substring(0, 8) + " vms/web.yaml:14");
            assertThat(commit.subject()).isEqualTo("Paint web");
        }
    }

    /** Fourteen lines. */
    private static String configMap(String name, String colour) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                  namespace: lab
                data:
                  one: "1"
                  two: "2"
                  three: "3"
                  four: "4"
                  five: "5"
                  six: "6"
                  seven: "7"
                  colour: %s
                """.formatted(name, colour);
    }
}
