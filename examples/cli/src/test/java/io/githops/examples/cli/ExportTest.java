package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.harvester.Harvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that somebody filled by hand is kept in files from now on. */
class ExportTest {
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: login}
            stringData: {password: swordfish}
            """;

    @TempDir
    Path folder;

    private ServedHarvester served;

    @BeforeEach
    void fillByHand() throws IOException {
        served = ServedHarvester.start(folder);
        assertThat(applied(Manifests.configMap("settings", "blue")) + applied(SECRET))
                .isEqualTo(2);
    }

    /** Applies the documents of a file as kubectl does; tells how many the cluster takes. */
    private int applied(String text) {
        int count = 0;
        try (Harvester cluster = served.client()) {
            for (Resource manifest : ManifestReader.builder(Kinds.harvester())
                    .build()
                    .read(List.of(ManifestFile.of("by-hand.yaml", text)))
                    .resources()) {
                cluster.apply(manifest, ApplyOptions.forced("kubectl"));
                count++;
            }
        } catch (ClusterException e) {
            return count;
        }
        return count;
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void writesAFolderOfWhichThereIsNoDrift() {
        Path files = folder.resolve("lab");

        Ran export = githops("export", "--kubeconfig", served.kubeconfig(), "--to", files);
        Ran drift = githops("drift", "--repo", files, "--kubeconfig", served.kubeconfig());

        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(export.out())
                .contains("left out: Secret default/login: secret: no encryptor takes it", "written to " + files)
                .doesNotContain("swordfish");
        assertThat(files.resolve("default/configmap-settings.yaml"))
                .hasContent(Manifests.configMap("settings", "blue"));
        assertThat(drift.out()).endsWith("no drift\n");
    }

    @Test
    void commitsToARepositoryOfWhichThereIsNoDrift() throws IOException, GitAPIException {
        Path repository = emptyRepository();
        Object[] options = {
            "export",
            "--kubeconfig",
            served.kubeconfig(),
            "--commit",
            repository,
            "--branch",
            "main",
            "--path",
            "lab",
            "--committer",
            "Ada Example <ada@example.org>"
        };

        Ran first = githops(options);
        Ran second = githops(options);
        Ran drift = githops("drift", "--repo", repository, "--path", "lab", "--kubeconfig", served.kubeconfig());

        assertThat(first.out()).as(first.err()).contains("committed to main as ");
        assertThat(second.out()).contains("nothing to commit");
        assertThat(drift.out()).as(drift.err()).endsWith("no drift\n");
    }

    @Test
    void commitsRealManifestsOfWhichThereIsNoDrift() throws IOException, GitAPIException {
        int applied = 0;
        for (String text : RealManifests.files().values()) {
            applied += applied(text);
        }
        Path repository = emptyRepository();

        Ran export = githops(
                "export",
                "--kubeconfig",
                served.kubeconfig(),
                "--commit",
                repository,
                "--branch",
                "main",
                "--path",
                "lab",
                "--committer",
                "Ada Example <ada@example.org>");
        Ran drift = githops("drift", "--repo", repository, "--path", "lab", "--kubeconfig", served.kubeconfig());

        System.out.println("real manifests: " + applied + " applied, then "
                + export.out().lines().toList());
        assertThat(applied).isGreaterThan(20);
        assertThat(export.out()).as(export.err()).contains("committed to main as ");
        assertThat(drift.out()).as(drift.err()).endsWith("no drift\n");
    }

    @Test
    void saysThatACommitterIsMissingOrNone() {
        Ran missing = githops("export", "--embedded", "--commit", folder);
        Ran none = githops("export", "--embedded", "--commit", folder, "--committer", "Ada");

        assertThat(missing.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(missing.err()).startsWith("error: --committer: found none; expected who commits");
        assertThat(none.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(none.err()).startsWith("error: --committer Ada: expected a name and an address");
    }

    @Test
    void saysThatAFolderHasNoCommits() {
        Ran export = githops("export", "--embedded", "--to", folder, "--message", "Export", "--sign-off");

        assertThat(export.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(export.err())
                .contains("--to: found --message, --sign-off as well; expected these with --commit only");
    }

    @Test
    void commitsToANewBranchForReview() throws IOException, GitAPIException {
        GitFolder repository =
                GitFolder.create(folder.resolve("infra")).commit("lab/names.yaml", Manifests.configMap("names", "red"));

        Ran export = githops(
                "export",
                "--kubeconfig",
                served.kubeconfig(),
                "--commit",
                repository.path(),
                "--new-branch",
                "adopt/lab",
                "--message",
                "Adopt the lab",
                "--committer",
                "Ada Example <ada@example.org>");

        assertThat(export.out()).as(export.err()).contains("committed to adopt/lab as ");
        assertThat(githops("validate", "--repo", repository.path(), "--ref", "adopt/lab")
                        .exitCode())
                .isZero();
        assertThat(githops("validate", "--repo", repository.path()).out()).isEqualTo("1 resources are valid\n");
    }

    private Path emptyRepository() throws GitAPIException {
        Path repository = folder.resolve("infra.git");
        Git.init()
                .setBare(true)
                .setDirectory(repository.toFile())
                .setInitialBranch("main")
                .call()
                .close();
        return repository;
    }
}
