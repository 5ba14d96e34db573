package io.githops.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    private static final Pattern CODE = Pattern.compile("\\bGH[0-9]{4}\\b");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    @Test
    void takesEverySnippetFromAFileThatIsCompiledOrRead() {
        assertThat(Documentation.snippets()).allSatisfy(snippet -> {
            assertThat(snippet.file()).as("source of the snippet %s", snippet).isNotEmpty();
            assertThat(snippet.text()).as("%s", snippet).isEqualTo(snippet.expected());
        });
    }

    @Test
    void listsEveryErrorCodeAndNoOther() {
        Set<String> used = new TreeSet<>();
        Documentation.mainSources().forEach(file -> used.addAll(codes(Documentation.read(file))));

        Set<String> listed = new TreeSet<>(codes(Documentation.read(Documentation.ROOT.resolve("docs/errors.md"))));

        assertThat(listed).containsExactlyElementsOf(used);
    }

    @Test
    void pointsToFilesThatExist() {
        assertThat(Documentation.pages())
                .allSatisfy(page -> assertThat(links(Documentation.read(page)))
                        .allSatisfy(link -> assertThat(Files.exists(page.resolveSibling(link)))
                                .as("%s in %s", link, page)
                                .isTrue()));
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> links(String text) {
        return LINK.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
