package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as git would not store them. */
class HostileTreesTest {
    private static final ObjectId MISSING = ObjectId.fromString("1234567890123456789012345678901234567890");

    private HostileRepository repository;
    private ObjectId web;

    @BeforeEach
    void createRepository(@TempDir Path folder) throws IOException {
        JGitLog.silence();
        repository = new HostileRepository(folder.resolve("infra.git"));
        web = repository.manifest("web");
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void refusesSeveralEntriesOfOneName() throws IOException {
        ObjectId db = repository.manifest("db");

        assertThat(problems(repository.tree(tree -> tree.file("web.yaml", web).file("web.yaml", db))))
                .containsExactly(
                        "/:1:1: found several entries named \"web.yaml\"; expected one; git itself never commits"
                                + " that, so find out who did, and push a commit without it (GH2049)");
    }

    @Test
    void refusesAFileAndAFolderOfOneName() throws IOException {
        ObjectId inner = repository.tree(tree -> tree.file("web.yaml", web));

        assertThat(codes(repository.tree(
                        tree -> tree.file("apps", web).file("apps.md", web).folder("apps", inner))))
                .containsExactly(tuple("/", "GH2049"));
    }

    @Test
    void refusesEntriesOutOfOrder() throws IOException {
        assertThat(problems(repository.tree(tree -> tree.file("web.yaml", web).file("db.yaml", web))))
                .first()
                .asString()
                .isEqualTo(
                        "/:1:1: found the entry \"db.yaml\" out of its order; expected a folder as git stores it; find"
                                + " out who pushed it, and push a commit that git wrote (GH2048)");
    }

    @Test
    void refusesFoldersThatBreakOff() throws IOException {
        ObjectId cut = repository.tree(tree -> tree.file("db.yaml", web).bytes((byte) '1', (byte) '0'));
        ObjectId shortId = repository.tree(tree -> tree.bytes("100644 x\0abc".getBytes()));
        ObjectId noMode = repository.tree(tree -> tree.bytes(" x\0".getBytes()).bytes(new byte[20]));
        ObjectId longMode = repository.tree(
                tree -> tree.bytes("777777777777 x\0".getBytes()).bytes(new byte[20]));
        ObjectId oddMode =
                repository.tree(tree -> tree.bytes("10x644 x\0".getBytes()).bytes(new byte[20]));

        assertThat(codes(repository.tree(tree -> tree.folder("a", cut)
                        .folder("b", shortId)
                        .folder("c", noMode)
                        .folder("d", longMode)
                        .folder("e", oddMode))))
                .containsExactly(
                        tuple("a", "GH2048"),
                        tuple("b", "GH2048"),
                        tuple("c", "GH2048"),
                        tuple("d", "GH2048"),
                        tuple("e", "GH2048"));
    }

    @Test
    void refusesAMalformedRootAndAMalformedFolderOnTheWay() throws IOException {
        ObjectId cut = repository.tree(tree -> tree.bytes((byte) '1', (byte) '0'));
        ObjectId twice = repository.tree(tree -> tree.file("web.yaml", web));
        ObjectId way = repository.tree(tree -> tree.folder("lab", twice).folder("lab", twice));

        assertThat(codes(cut)).containsExactly(tuple("/", "GH2048"));
        repository.commit(repository.tree(tree -> tree.folder("clusters", way)));
        assertThat(repository.problems(repository.source().path("clusters/lab")))
                .extracting(problem -> problem.position().file(), Problem::code)
                .containsExactly(tuple("clusters", "GH2049"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0", "1", "644", "100000", "100600", "100777", "104755", "20000", "40755", "140000", "160755", "177777"
            })
    void refusesModesThatGitDoesNotGive(String mode) throws IOException {
        assertThat(problems(repository.tree(tree -> tree.entry(mode, "web.yaml", web))))
                .containsExactly("web.yaml:1:1: found the mode " + mode + "; expected that of a file, folder, link or"
                        + " submodule; find out who pushed it, and push a commit that git wrote (GH2050)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100644", "100755", "100664", "0100644"})
    void readsFilesOfTheModesThatGitGives(String mode) throws IOException {
        assertThat(repository
                        .read(repository.tree(tree -> tree.entry(mode, "web.yaml", web)))
                        .resources())
                .hasSize(1);
    }

    @Test
    void refusesObjectsOfAnotherTypeThanTheirEntrySays() throws IOException {
        ObjectId inner = repository.tree(tree -> tree.file("web.yaml", web));

        List<Problem> problems = repository.problems(repository.tree(tree -> tree.file(".githopsignore", inner)
                .folder("apps", web)
                .link("link.yaml", inner)
                .file("web.yaml", inner)));

        assertThat(problems)
                .extracting(problem -> problem.position().file(), Problem::message)
                .extracting(problem -> problem.toString().replaceFirst("; find out.*", ""))
                .containsExactly(
                        "(\".githopsignore\", \"found an object of another type than its entry says; expected a file",
                        "(\"apps\", \"found an object of another type than its entry says; expected a folder",
                        "(\"link.yaml\", \"found an object of another type than its entry says; expected a symbolic link",
                        "(\"web.yaml\", \"found an object of another type than its entry says; expected a file");
        assertThat(problems).extracting(Problem::code).containsOnly("GH2051");
    }

    @Test
    void saysThatObjectsAreMissing() throws IOException {
        for (ObjectId root : List.of(
                repository.tree(tree -> tree.file("web.yaml", MISSING)),
                repository.tree(tree -> tree.folder("apps", MISSING)),
                repository.tree(tree -> tree.link("web.yaml", MISSING)),
                repository.tree(tree -> tree.file(".githopsignore", MISSING).file("web.yaml", web)),
                MISSING)) {
            repository.commit(root);

            assertThatThrownBy(() -> Fetching.fetch(repository.source()))
                    .isInstanceOf(SourceUnavailableException.class)
                    .hasMessageContainingAll("cannot be read", MISSING.name(), "check it with git fsck (GH2001)");
        }
    }

    @Test
    void refusesLinksThatLeaveTheRepository() throws IOException {
        ObjectId up = repository.blob("../../../etc/passwd");
        ObjectId absolute = repository.blob("/etc");
        ObjectId drive = repository.blob("C:\\Windows");
        ObjectId share = repository.blob("\\\\server\\share");
        ObjectId chain = repository.blob("b/..");

        assertThat(codes(repository.tree(tree -> tree.link("a.yaml", up)
                        .link("b", absolute)
                        .link("c", drive)
                        .link("d.yaml", share)
                        .link("e", chain))))
                .containsExactly(
                        tuple("a.yaml", "GH2052"),
                        tuple("b", "GH2052"),
                        tuple("c", "GH2052"),
                        tuple("d.yaml", "GH2052"),
                        tuple("e", "GH2052"));
    }

    @Test
    void refusesLinksThatLeaveTheFolder() throws IOException {
        ObjectId apps = repository.tree(tree -> tree.link("base", repository.blob("../base"))
                .link("inside", repository.blob("nested"))
                .folder("nested", repository.tree(nested -> nested.file("web.yaml", web))));
        ObjectId base = repository.tree(tree -> tree.file("web.yaml", web));
        repository.commit(repository.tree(tree -> tree.folder("apps", apps).folder("base", base)));

        assertThat(repository.problems(repository.source().path("apps")))
                .extracting(Problem::toString)
                .containsExactly(
                        "apps/base:1:1: found a symbolic link to \"../base\", out of the folder \"apps\" that is read;"
                                + " expected a file; commit the content itself, or ignore the link (GH2052)",
                        "apps/inside:1:1: found a symbolic link to \"nested\"; expected a file, as links are not"
                                + " followed; commit the content itself, or ignore the link (GH2011)");
    }

    @Test
    void refusesLinksInALoop() throws IOException {
        assertThat(codes(repository.tree(tree -> tree.link("a", repository.blob("b"))
                        .link("b", repository.blob("./c"))
                        .link("c", repository.blob("a"))
                        .link("self.yaml", repository.blob("self.yaml"))
                        .link("through", repository.blob("through/x")))))
                .containsExactly(
                        tuple("a", "GH2053"),
                        tuple("b", "GH2053"),
                        tuple("c", "GH2053"),
                        tuple("self.yaml", "GH2053"),
                        tuple("through", "GH2053"));
    }

    @Test
    void followsNoEndlessLink() throws IOException {
        ObjectId endless = repository.blob("a/".repeat(100_000));

        assertThat(repository
                        .problems(repository.tree(
                                tree -> tree.link("a", repository.blob(".")).link("b.yaml", endless)))
                        .stream()
                        .map(Problem::toString))
                .hasSize(2)
                .allMatch(problem -> problem.length() < 500);
    }

    @Test
    void doesNotLookAtWhatIsIgnored() throws IOException {
        ObjectId ignore = repository.blob("outside\n*.local.yaml\n");

        assertThat(repository
                        .read(repository.tree(tree -> tree.file(".githopsignore", ignore)
                                .file("AUX.local.yaml", web)
                                .link("outside", repository.blob("/etc"))
                                .file("web.yaml", web)))
                        .resources())
                .hasSize(1);
    }

    @Test
    void reportsAllProblemsTogether() throws IOException {
        ObjectId apps = repository.tree(
                tree -> tree.file("..", web).file("aux.yaml", web).file("broken.yaml", repository.blob("{")));

        assertThat(codes(repository.tree(tree -> tree.folder(".git", apps)
                        .folder("apps", apps)
                        .link("link", repository.blob("/"))
                        .entry("100777", "mode", web))))
                .containsExactlyInAnyOrder(
                        tuple(".git", "GH2042"),
                        tuple("apps/..", "GH2041"),
                        tuple("apps/aux.yaml", "GH2045"),
                        tuple("apps/broken.yaml", "GH1001"),
                        tuple("link", "GH2052"),
                        tuple("mode", "GH2050"));
    }

    @Test
    void stopsAfterAThousandProblems() throws IOException {
        ObjectId root = repository.tree(tree -> {
            for (int i = 10_000; i < 12_000; i++) {
                tree.file("aux." + i + ".yaml", web);
            }
        });

        assertThat(repository.problems(root))
                .hasSize(1001)
                .last()
                .asString()
                .endsWith("found 1000 problems of files; the rest was not looked at; mend these first (GH2059)");
    }

    @Test
    void refusesWhatAServerSendsJustSo() throws IOException {
        repository.commit(repository.tree(tree -> tree.file("COM1.yaml", web)));

        try (var server = GitHttpServer.start(repository.repository().repository())) {
            assertThatThrownBy(() -> Fetching.fetch(GitSource.builder(server.url())))
                    .isInstanceOf(ManifestException.class)
                    .hasMessageContaining("GH2045");
        }
    }

    private List<String> problems(ObjectId root) throws IOException {
        return repository.problems(root).stream().map(Problem::toString).toList();
    }

    private List<Tuple> codes(ObjectId root) throws IOException {
        return repository.problems(root).stream()
                .map(problem -> tuple(problem.position().file(), problem.code()))
                .toList();
    }
}
