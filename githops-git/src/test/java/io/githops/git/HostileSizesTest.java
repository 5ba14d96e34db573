package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are too much of something. */
class HostileSizesTest {
    private HostileRepository repository;
    private ObjectId web;

    @BeforeEach
    void createRepository(@TempDir Path folder) throws IOException {
        repository = new HostileRepository(folder.resolve("infra.git"));
        web = repository.manifest("web");
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void refusesAFileOverTheLimitAndNamesEach() throws IOException {
        ObjectId large = repository.blob("#".repeat(3 * 1024 * 1024 + 1));

        assertThat(problems(
                        repository.tree(tree -> tree.file("a.yaml", large).file("b.yaml", large)),
                        GitLimits.defaults()))
                .containsExactly(
                        "a.yaml:1:1: found a file of 3145729 bytes; expected at most 3145728; split it, or ignore it, or"
                                + " raise the limit (GH2054)",
                        "b.yaml:1:1: found a file of 3145729 bytes; expected at most 3145728; split it, or ignore it, or"
                                + " raise the limit (GH2054)");
    }

    @Test
    void readsALargeFileThatIsNoManifest() throws IOException {
        ObjectId large = repository.blob("#".repeat(4 * 1024 * 1024));

        assertThat(repository
                        .read(repository.tree(
                                tree -> tree.file("image.qcow2", large).file("web.yaml", web)))
                        .resources())
                .hasSize(1);
    }

    @Test
    void refusesTooManyFiles() throws IOException {
        ObjectId db = repository.manifest("db");
        ObjectId root = repository.tree(tree ->
                tree.file("a.yaml", web).file("b.yaml", db).file("c.yaml", db).file("d.yaml", db));

        assertThat(problems(root, GitLimits.builder().maxFiles(2).build()))
                .containsExactly(
                        "c.yaml:1:1: found more than 2 files to read, here at the latest; expected fewer; read a"
                                + " smaller folder, ignore more of it, or raise maxFiles (GH2055)");
    }

    @Test
    void refusesTooManyBytes() throws IOException {
        ObjectId large = repository.blob("#".repeat(600));

        assertThat(problems(
                        repository.tree(tree -> tree.file("a.yaml", large).file("b.yaml", large)),
                        GitLimits.builder().maxTotalBytes(1000).build()))
                .containsExactly(
                        "b.yaml:1:1: found files of more than 1000 bytes together, here at the latest; expected"
                                + " fewer; read a smaller folder, ignore more of it, or raise maxTotalBytes (GH2056)");
    }

    @Test
    void refusesFoldersThatAreTooDeep() throws IOException {
        ObjectId folder = repository.tree(tree -> tree.file("web.yaml", web));
        for (int depth = 0; depth < 60; depth++) {
            ObjectId inner = folder;
            folder = repository.tree(tree -> tree.folder("d", inner));
        }

        assertThat(problems(folder, GitLimits.defaults()))
                .containsExactly(
                        "d/".repeat(50) + "d:1:1: found a folder that is 51 deep; expected at most 50, or ignore"
                                + " it, or raise the limit (GH2057)");
    }

    @Test
    void refusesPathsThatAreTooLong() throws IOException {
        String name = "a".repeat(70_000);
        ObjectId inner = repository.tree(tree -> tree.file(name + ".yaml", web));
        ObjectId root = repository.tree(tree -> tree.folder(name, inner).folder("b", inner));

        assertThat(problems(root, GitLimits.defaults()))
                .hasSize(2)
                .allMatch(problem -> problem.length() < 1500)
                .anySatisfy(problem -> assertThat(problem)
                        .endsWith("found a path of 70000 characters; expected at most 1024, or ignore it, or raise the"
                                + " limit (GH2058)"));
    }

    @Test
    void refusesAFolderThatHoldsItselfManyTimesOver() throws IOException {
        ObjectId folder = repository.tree(tree -> tree.file("readme.md", web));
        for (int level = 0; level < 40; level++) {
            ObjectId inner = folder;
            folder = repository.tree(tree -> {
                for (char name = 'a'; name <= 'j'; name++) {
                    tree.folder(Character.toString(name), inner);
                }
            });
        }

        assertThat(problems(folder, GitLimits.builder().maxEntries(10_000).build()))
                .singleElement()
                .asString()
                .endsWith(
                        "found more than 10000 entries in the folders, here at the latest; expected fewer; read a smaller"
                                + " folder, ignore more of it, or raise maxEntries (GH2059)");
    }

    @Test
    void refusesAFileThatIsThereManyTimesOver() throws IOException {
        ObjectId large = repository.blob("#".repeat(10_000));
        ObjectId root = repository.tree(tree -> {
            for (int i = 1000; i < 2000; i++) {
                tree.file(i + ".yaml", large);
            }
        });

        assertThat(problems(root, GitLimits.builder().maxTotalBytes(25_000).build()))
                .singleElement()
                .asString()
                .contains("GH2056");
    }

    @Test
    void refusesAnEndlessListOfPatterns() throws IOException {
        ObjectId lines = repository.blob("a\n".repeat(1001));
        ObjectId bytes = repository.blob("#".repeat(64 * 1024 + 1));
        ObjectId inner = repository.tree(tree -> tree.file(".githopsignore", bytes));

        assertThat(problems(
                        repository.tree(tree -> tree.file(".githopsignore", lines)
                                .folder("a", inner)
                                .file("web.yaml", web)),
                        GitLimits.defaults()))
                .containsExactly(
                        ".githopsignore:1:1: found a file of more than 65536 bytes or 1000 patterns; expected fewer; ignore"
                                + " whole folders (GH2054)",
                        "a/.githopsignore:1:1: found a file of more than 65536 bytes or 1000 patterns; expected fewer;"
                                + " ignore whole folders (GH2054)");
    }

    @Test
    void refusesPatternsThatTakeTooLong() throws IOException {
        ObjectId patterns = repository.blob(("*a".repeat(30) + "b\n").repeat(1000));
        ObjectId root = repository.tree(tree -> tree.file(".githopsignore", patterns)
                .file("a".repeat(250) + ".yaml", web)
                .file("b.yaml", web));

        assertThat(problems(root, GitLimits.builder().maxEntries(50).build()))
                .singleElement()
                .asString()
                .endsWith(
                        "found patterns to ignore that take too long, here at the latest; expected fewer; read a smaller"
                                + " folder, ignore more of it, or raise maxEntries (GH2059)");
    }

    @Test
    void countsAgainWhatAnEditMadeLarger() throws IOException {
        ObjectId small = repository.tree(tree -> tree.file("a.yaml", web).file("b.yaml", repository.manifest("b")));
        ObjectId longer = repository.blob(TestRepository.configMap("a") + "#".repeat(300));
        GitLimits limits =
                GitLimits.builder().maxFileBytes(400).maxTotalBytes(500).build();
        repository.commit(small);

        try (GitSource source = repository.source().limits(limits).build()) {
            assertThat(source.fetch().resources()).hasSize(2);

            repository.commit(
                    repository.tree(tree -> tree.file("a.yaml", longer).file("b.yaml", longer)));
            assertThatThrownBy(source::fetch).hasMessageContaining("GH2056");

            ObjectId large = repository.blob("#".repeat(401));
            repository.commit(repository.tree(tree -> tree.file("a.yaml", web).file("b.yaml", large)));
            assertThatThrownBy(source::fetch).hasMessageContaining("GH2054");

            ObjectId b = repository.manifest("b");
            repository.commit(repository.tree(tree -> tree.file("a.yaml", web).entry("100777", "b.yaml", b)));
            assertThatThrownBy(source::fetch).hasMessageContaining("GH2050");

            ObjectId tree = repository.tree(inner -> inner.file("c.yaml", b));
            repository.commit(repository.tree(root -> root.file("a.yaml", web).file("b.yaml", tree)));
            assertThatThrownBy(source::fetch).hasMessageContaining("GH2051");
        }
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatThrownBy(() -> GitLimits.builder().maxFiles(0)).hasMessage("maxFiles: found 0; expected above zero");
        assertThatThrownBy(() -> GitLimits.builder().maxFileBytes(4_000_000))
                .hasMessage("maxFileBytes: found 4000000; expected above zero, at most 3145728");
        assertThat(GitLimits.defaults())
                .hasToString(
                        "files 50000, bytes of a file 3145728, bytes 104857600, entries 200000, depth 50, path length"
                                + " 1024");
    }

    private List<String> problems(ObjectId root, GitLimits limits) throws IOException {
        return repository.commit(root).problems(repository.source().limits(limits)).stream()
                .map(Problem::toString)
                .toList();
    }
}
