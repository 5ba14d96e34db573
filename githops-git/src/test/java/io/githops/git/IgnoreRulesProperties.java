package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.eclipse.jgit.util.FileUtils;

/** Says of each path what {@code git check-ignore} says. */
class IgnoreRulesProperties {
    private static final List<String> FILES = List.of(
            "a",
            "b",
            "ab",
            "a.b",
            "-",
            "#a",
            "!a",
            "a b",
            "a ",
            "B",
            "d/a",
            "d/b",
            "d/ab",
            "d/a.b",
            "d/.a",
            "d/e/a",
            "d/e/b",
            "d/e/d/b",
            "d/d/a",
            "e/a",
            "e/d/a",
            "e/d/a.b",
            "a.a/b",
            "a.a/d/e/a",
            "é/a",
            "é/é");

    private static final List<String> FOLDERS =
            List.of("d", "d/e", "d/e/d", "d/d", "e", "e/d", "a.a", "a.a/d", "a.a/d/e", "é");

    /** The program takes two stars after the fixed beginning of a path for a folder's, against its manual. */
    private static final Pattern STARS_NEXT_TO_A_NAME = Pattern.compile("[^/!]\\*\\*|\\*\\*[^/]");

    private static Path folder;
    private static GitProgram git;
    private static boolean hasGit;

    @BeforeContainer
    static void createFiles() throws IOException {
        folder = Files.createTempDirectory("ignored");
        git = new GitProgram(folder);
        hasGit = git.isThere();
        if (hasGit) {
            git.run("init", "--quiet");
        }
        for (String file : FILES) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.createFile(folder.resolve(file));
        }
    }

    @AfterContainer
    static void deleteFiles() throws IOException {
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheProgram(@ForAll("lines") List<String> root, @ForAll("lines") List<String> nested)
            throws IOException {
        assumeTrue(hasGit, "the git program is not on the PATH");
        write(".gitignore", root);
        write("d/.gitignore", nested);

        assertThat(Stream.of(FILES, FOLDERS).flatMap(List::stream).filter(path -> ignores(root, nested, path)))
                .as("%s, %s", root, nested)
                .containsExactlyInAnyOrderElementsOf(ignoredByProgram());
    }

    private static void write(String file, List<String> lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines));
    }

    private static List<String> ignoredByProgram() throws IOException {
        String paths = String.join("\0", FILES) + "\0" + String.join("\0", FOLDERS) + "\0";
        String answer = git.run(paths, Set.of(0, 1), "check-ignore", "--no-index", "--stdin", "-z");
        return Arrays.stream(answer.split("\0")).filter(path -> !path.isEmpty()).toList();
    }

    /** A path is left out when it is, or a folder above it. */
    private static boolean ignores(List<String> root, List<String> nested, String path) {
        IgnoreRules outer = IgnoreRules.NONE.in("", IgnoreRules.patterns(String.join("\n", root)));
        IgnoreRules inner = outer.in("d", IgnoreRules.patterns(String.join("\n", nested)));
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            String above = path.substring(0, end);
            if ((above.startsWith("d/") ? inner : outer).ignores(above, true, new MatchEffort(1_000_000))) {
                return true;
            }
        }
        return (path.startsWith("d/") ? inner : outer)
                .ignores(path, FOLDERS.contains(path), new MatchEffort(1_000_000));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return line().list().ofMaxSize(4);
    }

    private static Arbitrary<String> line() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "d",
                        "e",
                        "ab",
                        ".",
                        "/",
                        "/",
                        "*",
                        "*",
                        "?",
                        "**",
                        "/**/",
                        "[ab]",
                        "[!a]",
                        "[^b]",
                        "[a-",
                        "e]",
                        "[[:alpha:]]",
                        "[[:upper:].]",
                        "[[:a:]]",
                        "[]",
                        "\\",
                        "\\a",
                        " ",
                        "#",
                        "!",
                        "-",
                        "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .filter(line -> !STARS_NEXT_TO_A_NAME.matcher(line).find());
    }
}
