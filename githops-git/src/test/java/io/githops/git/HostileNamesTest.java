package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.githops.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that lead elsewhere, or that are other names on other machines. */
class HostileNamesTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "",
                "/",
                "/etc",
                "/etc/web.yaml",
                "../web.yaml",
                "apps/web.yaml",
                "a//b",
                "..\\web.yaml",
                "a\\..\\b"
            })
    void refusesNamesThatLeadElsewhere(String name) throws IOException {
        assertThat(problemsOfFile(name)).containsExactly("GH2041");
        assertThat(problemsOfFolder(name)).containsExactly("GH2041");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git",
                ".GIT",
                ".Git",
                "git~1",
                "GIT~1",
                "git~2",
                ".git.",
                ".git ",
                ".git . .",
                ".git::$INDEX_ALLOCATION",
                ".g\u200cit",
                ".gi\u200ft",
                "\ufeff.git",
                ".git\u206a",
                ".git\\hooks",
                "apps\\.GIT",
            })
    void refusesTheFolderOfGitInAnySpelling(String name) throws IOException {
        assertThat(problemsOfFile(name)).containsExactly("GH2042");
        assertThat(problemsOfFolder(name)).containsExactly("GH2042");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GH2043; web\t.yaml; U+0009",
                "GH2043; web\u0001.yaml; U+0001",
                "GH2043; web\u001b[2J.yaml; U+001B",
                "GH2043; web\u007f.yaml; U+007F",
                "GH2043; web\u0085.yaml; U+0085",
                "GH2043; web\u200b.yaml; U+200B",
                "GH2043; \u202elmay.bew.yaml; U+202E",
                "GH2043; web\u2028.yaml; U+2028",
                "GH2044; apps\\web.yaml; backslash",
                "GH2044; C:\\web.yaml; backslash",
                "GH2045; aux.yaml; device",
                "GH2045; AUX.yaml; device",
                "GH2045; con.d.yaml; device",
                "GH2045; nul.json; device",
                "GH2045; prn.yml; device",
                "GH2045; COM1.yaml; device",
                "GH2045; lpt9.yaml; device",
                "GH2045; com\u00b9.yaml; device",
                "GH2045; conin$.yaml; device",
                "GH2045; nul .yaml; device",
                "GH2046; web:x.yaml; colon",
                "GH2046; c:web.yaml; colon",
            })
    void refusesFilesThatHaveOtherNamesElsewhere(String code, String name, String found) throws IOException {
        List<Problem> problems = repository.problems(repository.tree(tree -> tree.file(name, web)));

        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems.get(0).message()).contains(found, "; expected ", "; rename it, or leave it out");
        assertThat(problems.get(0).toString().codePoints()).noneMatch(ShownName::isInvisible);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "GH2043;ap\u200dps",
                "GH2044;ap\\ps",
                "GH2045;CON",
                "GH2045;nul",
                "GH2045;LPT1",
                "GH2046;apps::$DATA",
                "GH2046;apps.",
                "GH2046;apps ",
            })
    void refusesFoldersThatHaveOtherNamesElsewhere(String code, String name) throws IOException {
        assertThat(problemsOfFolder(name)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web.yaml::$DATA", "web.yaml:x", "web.yaml.", "web.yaml "})
    void refusesWhatBecomesAManifestElsewhere(String name) throws IOException {
        List<Problem> problems = repository
                .commit(repository.tree(tree -> tree.file(name, web)))
                .problems(repository.source().include("*"));

        assertThat(problems).extracting(Problem::code).containsExactly("GH2046");
    }

    @Test
    void refusesNamesThatAreNotText() throws IOException {
        byte[] latin = "z\u00fcrich.yaml".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(repository.problems(repository.tree(tree -> tree.entry("100644", latin, web))))
                .extracting(Problem::toString)
                .containsExactly(
                        "z\u00fcrich.yaml:1:1: found a name that is not UTF-8; expected text; rename it, or leave"
                                + " it out (GH2043)");
    }

    @ParameterizedTest
    @CsvSource({
        "Web.yaml, web.yaml",
        "WEB.yaml, web.yaml",
        "zu\u0308rich.yaml, z\u00fcrich.yaml",
        "Z\u00dcRICH.yaml, zu\u0308rich.yaml",
        "key.yaml, \u212aey.yaml",
    })
    void refusesNamesThatSomeMachinesCannotTellApart(String one, String other) throws IOException {
        List<Problem> problems =
                repository.problems(repository.tree(tree -> tree.file(one, web).file(other, web)));

        assertThat(problems).extracting(Problem::code).containsExactly("GH2047");
        assertThat(problems.get(0).message()).contains("differs from \"" + one + "\"");
    }

    @Test
    void refusesFoldersThatSomeMachinesCannotTellApart() throws IOException {
        ObjectId apps = repository.tree(tree -> tree.file("web.yaml", web));

        assertThat(repository.problems(
                        repository.tree(tree -> tree.folder("Apps", apps).folder("apps", apps))))
                .extracting(problem -> problem.position().file(), Problem::code)
                .containsExactly(tuple("apps", "GH2047"));
    }

    @Test
    void readsFilesOfTheSameNameInSeveralFolders() throws IOException {
        ObjectId db = repository.manifest("db");

        assertThat(repository
                        .read(repository.tree(tree -> tree.folder("a", repository.tree(a -> a.file("x.yaml", web)))
                                .folder("b", repository.tree(b -> b.file("X.yaml", db)))))
                        .resources())
                .hasSize(2);
    }

    @Test
    void readsOverStrangeNamesOfWhatIsNotRead() throws IOException {
        assertThat(repository
                        .read(repository.tree(tree -> tree.file("AUX", web)
                                .file("Readme.md", web)
                                .file("aux.h", web)
                                .file("notes: old.txt", web)
                                .file("readme.md", web)
                                .file("web.yaml", web)
                                .file("w\u00e9\u200b.txt", web)))
                        .resources())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auxiliary.yaml",
                "console.yaml",
                "com.yaml",
                "com10.yaml",
                "nullable.yaml",
                "z\u00fcrich.yaml",
                "a..b.yaml",
                " a.yaml",
                "~a.yaml",
                "caf\u00e9 \u2615.yaml",
                "git~.yaml"
            })
    void readsHonestNames(String name) throws IOException {
        assertThat(repository
                        .read(repository.tree(tree -> tree.file(name, web)))
                        .resources())
                .hasSize(1);
    }

    private List<String> problemsOfFile(String name) throws IOException {
        return codes(repository.tree(tree -> tree.file(name, web)));
    }

    private List<String> problemsOfFolder(String name) throws IOException {
        ObjectId inner = repository.tree(tree -> tree.file("web.yaml", web));
        return codes(repository.tree(tree -> tree.folder(name, inner)));
    }

    private List<String> codes(ObjectId root) throws IOException {
        return repository.problems(root).stream().map(Problem::code).toList();
    }
}
