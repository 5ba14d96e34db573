package io.githops.git;

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

/** The example of the module's front page. */
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
}
