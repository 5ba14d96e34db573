package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueKeysTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "More memory for web (OPS-12) | OPS-12",
                "OPS-12, OPS-13: two at once, OPS-12 again | OPS-12 OPS-13",
                "Fixes #45 | #45",
                "Closes team/infra#7 and #8. | team/infra#7 #8",
                "[A1_B-9] and (#1) | A1_B-9 #1",
                "Use SHA-256, UTF-8 and RFC-3339 | ''",
                "Answer to CVE-2024-1234 | ''",
                "Move to release v1.2-3, see a/b#c and &#39; | ''",
                "Not ops-12, not A-12, not OPS-0, not X#5 | ''",
                "Of node RACK-7-2 and image DEB-12.5 | ''"
            })
    void areFoundInCommitMessages(String message, String keys) {
        assertThat(String.join(" ", IssueKeys.in(message))).isEqualTo(keys);
    }
}
