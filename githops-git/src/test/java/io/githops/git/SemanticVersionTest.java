package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {
    /** The example of the specification in the middle. */
    private static final List<String> IN_ORDER = List.of(
            "0.0.0-0",
            "0.0.0",
            "0.0.1",
            "0.1.0",
            "1.0.0--",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.9",
            "1.0.10",
            "1.2.0-A",
            "1.2.0-a",
            "1.2.0-aa",
            "1.2.0-b",
            "1.2.0",
            "2.0.0-1",
            "2.0.0-1.0",
            "2.0.0-99999999999999999999999999999999999999999",
            "2.0.0-0a",
            "2.0.0",
            "10.0.0",
            "99999999999999999999.0.0",
            "100000000000000000000.0.0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.4",
                "1.2.3",
                "10.20.30",
                "1.1.2-prerelease+meta",
                "1.1.2+meta",
                "1.1.2+meta-valid.007",
                "1.0.0-alpha.0valid",
                "1.0.0-rc.1+build.1",
                "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
                "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
                "2.0.0-0A.is.legal",
            })
    void readsWhatTheSpecificationAllows(String text) {
        assertThat(SemanticVersion.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "v1.2.3",
                "01.2.3",
                "1.02.3",
                "1.2.03",
                "1.2.3-",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3-a.",
                "1.2.3+",
                "1.2.3+a..b",
                "1.2.3+a+b",
                "-1.2.3",
                "+1.2.3",
                "1.2.-3",
                "1.2.3-ä",
                "1.2.3 ",
                "1.2.3\n",
                "1.2.x",
                "1.2.3-a_b",
                "١.٢.٣",
            })
    void refusesWhatItDoesNot(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    @Test
    void refusesEndlessTextAtOnce() {
        assertThat(SemanticVersion.parse("1.2.3-" + "a.".repeat(1_000_000))).isEmpty();
        assertThat(SemanticVersion.parse("1.2.3-" + "a.".repeat(120) + "+")).isEmpty();
    }

    @Test
    void ordersByPrecedence() {
        List<SemanticVersion> versions = new ArrayList<>(
                IN_ORDER.stream().map(SemanticVersionTest::version).toList());

        Collections.shuffle(versions, new Random(7));
        Collections.sort(versions);

        assertThat(versions).extracting(SemanticVersion::toString).containsExactlyElementsOf(IN_ORDER);
    }

    @Test
    void comparesEachPairAsItsPlacesInTheOrder() {
        for (int i = 0; i < IN_ORDER.size(); i++) {
            for (int j = 0; j < IN_ORDER.size(); j++) {
                assertThat(Integer.signum(version(IN_ORDER.get(i)).compareTo(version(IN_ORDER.get(j)))))
                        .as("%s to %s", IN_ORDER.get(i), IN_ORDER.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void readsOverBuildMetadata() {
        assertThat(version("1.2.3-rc.1+build.5")).isEqualTo(version("1.2.3-rc.1"));
        assertThat(version("1.2.3+build.5")).isEqualByComparingTo(version("1.2.3"));
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }
}
