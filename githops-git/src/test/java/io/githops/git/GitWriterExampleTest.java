package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the page on the desired side. */
class GitWriterExampleTest {
    @TempDir
    Path folder;

    @Test
    void promotesOneEnvironmentToTheNext() throws IOException {
        try (TestRepository infra = TestRepository.create(folder.resolve("infra.git"))) {
            infra.file("environments/staging/web.yaml", TestRepository.configMap("web"))
                    .commit("Add web");
            String address = infra.url();

            // region promote
            var robot = new GitPerson("Release Robot", "robot@example.org");
            try (GitWriter writer = GitWriter.builder(address, robot).signOff().build()) {
                Proposal proposal = writer.promote("main", "environments/staging", "environments/production");
                String files = proposal.toString(); // main: Promote environments/staging at 1a2b3c4d to …
                writer.push(proposal);

                assertThat(files).endsWith("\n+ environments/production/web.yaml");
            }
            // endregion

            assertThat(Written.files(infra.repository(), "main")).containsKey("environments/production/web.yaml");
        }
    }
}
