package io.githops.diff.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rules.md");

    @Test
    void listsEveryStandardRuleInTheOrderTheyAreAsked() throws IOException {
        List<String> rows = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(NormalisationRule.standard().stream()
                        .map(RulesPageTest::row)
                        .toList());
    }

    private static String row(NormalisationRule rule) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        rule.id(),
                        rule.kinds().isEmpty() ? "all" : String.join(", ", rule.kinds()),
                        rule.reason(),
                        switch (rule.settlement()) {
                            case SAME_MEANING -> "same meaning";
                            case KEEP_LIVE -> "live is kept";
                            case WARN -> "live is kept with a warning";
                            case GIT_WINS -> "the manifest is kept";
                        },
                        rule.source());
    }
}
