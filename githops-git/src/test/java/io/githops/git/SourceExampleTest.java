package io.githops.git;

import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide and of the module's front page. */
class SourceExampleTest {

    @TempDir
    Path folder;

    @BeforeEach
    void keepQuiet() {
        JGitLog.silence();
    }

    @Test
    void readsAFolderOfABranch() throws IOException {
        try (TestRepository repository = TestRepository.create(folder.resolve("infra.git"))) {
            repository.file("clusters/lab/web.yaml", configMap("web")).commit("Add web");
            String address = repository.url();

            // region source
            try (GitSource source = GitSource.builder(address)
                    .ref("main")
                    .path("clusters/lab")
                    .cache(folder.resolve("cache"))
                    .build()) {
                Snapshot desired = source.fetch();
                Revision revision = desired.revision(); // main@1a2b3c4d
                List<Resource> resources = desired.resources();

                assertThat(revision.label()).isEqualTo("main");
                assertThat(resources).hasSize(1);
            }
            // endregion
        }
    }

    @Test
    void readsEnvironmentsFromFoldersOrBranches() throws IOException {
        try (TestRepository repository = TestRepository.create(folder.resolve("infra.git"))) {
            repository.file("clusters/prod/web.yaml", configMap("web-1")).commit("Add web");
            repository.checkout("prod").file("clusters/prod/web.yaml", configMap("web-2"));
            repository.commit("Promote web");
            String address = repository.url();

            // region environments
            var asFolder = GitSource.builder(address).ref("main").path("clusters/prod");
            var asBranch = GitSource.builder(address).ref("prod");
            // endregion

            assertThat(names(fetch(asFolder))).containsExactly("web-1");
            assertThat(names(fetch(asBranch))).containsExactly("web-2");
        }
    }
}
