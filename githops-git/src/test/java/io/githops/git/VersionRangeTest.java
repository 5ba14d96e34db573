package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    /** A range, versions in it, versions out of it; each separated by blanks. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1.2.3;                  1.2.3 1.2.3+build;              1.2.2 1.2.4 1.2.3-rc.1
            =1.2.3;                 1.2.3;                          1.2.2 1.2.4
            = 1.2.3;                1.2.3;                          1.2.4
            1.2;                    1.2.0 1.2.9;                    1.1.9 1.3.0 1.2.0-rc.1 1.3.0-rc.1
            1.2.x;                  1.2.0 1.2.9;                    1.1.9 1.3.0
            1.x;                    1.0.0 1.99.0;                   0.9.9 2.0.0 1.0.0-rc.1
            1.X.*;                  1.0.0 1.99.0;                   2.0.0
            1;                      1.0.0 1.99.0;                   2.0.0 0.1.0
            *;                      0.0.0 99.0.0;                   1.0.0-rc.1
            x;                      0.0.0 99.0.0;                   1.0.0-rc.1
            >1.2.3;                 1.2.4 2.0.0;                    1.2.3 1.2.3+b 1.2.4-rc.1
            >1.2;                   1.3.0 2.0.0;                    1.2.0 1.2.9
            >1;                     2.0.0;                          1.0.0 1.9.9
            >=1.2;                  1.2.0 3.0.0;                    1.1.9
            <1.2;                   1.1.9 0.0.1;                    1.2.0 1.2.0-rc.1
            <=1.2;                  1.2.9 0.0.1;                    1.3.0 1.3.0-rc.1
            <=1;                    1.9.9;                          2.0.0
            <=1.2.3;                1.2.3;                          1.2.4
            ^1.2.3;                 1.2.3 1.9.0;                    1.2.2 2.0.0 2.0.0-rc.1
            ^1.2;                   1.2.0 1.9.0;                    1.1.9 2.0.0
            ^1;                     1.0.0 1.9.0;                    0.9.0 2.0.0
            ^0.2.3;                 0.2.3 0.2.9;                    0.2.2 0.3.0 1.0.0
            ^0.0.3;                 0.0.3;                          0.0.2 0.0.4
            ^0.2;                   0.2.0 0.2.9;                    0.1.9 0.3.0
            ^0.0;                   0.0.0 0.0.9;                    0.1.0
            ^0;                     0.0.0 0.9.0;                    1.0.0
            ~1.2.3;                 1.2.3 1.2.9;                    1.2.2 1.3.0
            ~1.2;                   1.2.0 1.2.9;                    1.1.9 1.3.0
            ~1;                     1.0.0 1.9.0;                    2.0.0
            ~0.2.3;                 0.2.3 0.2.9;                    0.3.0
            >=1.2.0 <2.0.0;         1.2.0 1.99.99;                  1.1.9 2.0.0 2.0.0-rc.1
            >= 1.2.0 < 2.0.0;       1.2.0 1.99.99;                  2.0.0
            '>=1.2, <2';            1.2.0 1.99.99;                  2.0.0
            >=1.2 <1.2;             ;                               1.1.9 1.2.0 1.3.0
            ^1.2 || ^3;             1.2.0 3.1.0;                    2.0.0 4.0.0
            1.2.3||2.x;             1.2.3 2.5.0;                    1.2.4
            >=1.2.0-rc.1;           1.2.0-rc.1 1.2.0 1.3.0-a;       1.2.0-beta
            >=1.2.0-rc.1 <2;        1.2.0-rc.2 1.9.0-a;             2.0.0-rc.1 2.0.0
            ^1.2.0-rc.1;            1.2.0-rc.1 1.9.0;               2.0.0-rc.1
            ~1.2.0-rc.1;            1.2.0-rc.1 1.2.7-a;             1.3.0-rc.1
            1.2.0-rc.1;             1.2.0-rc.1;                     1.2.0 1.2.0-rc.2
            <1.2.0-rc.1;            1.2.0-beta 1.1.0;               1.2.0-rc.1 1.2.0
            <=1.2.0-rc.1;           1.2.0-rc.1 1.1.0;               1.2.0
            ^1.0.0-0 || ^2;         1.5.0-rc.1 2.5.0;               2.5.0-rc.1
            0.0.0-0 || >=0.0.0-0;   0.0.1-rc.1 9.9.9;               ''
            """)
    void holdsAndLeavesOut(String range, String in, String out) {
        VersionRange parsed = VersionRange.parse(range);

        assertThat(versions(in)).allMatch(parsed::contains);
        assertThat(versions(out)).noneMatch(parsed::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "||",
                "1 ||",
                "|| 1",
                "1 | 2",
                "a",
                "v1.2.3",
                "1.2.3.4",
                "01.2",
                "1.2-rc.1",
                "1.x.3",
                "*.1",
                ">*",
                "<x",
                "!=1.2",
                "=>1.2",
                "==1.2",
                "~>1.2",
                "^^1",
                ">=",
                "1.2.3 - 1.3.0",
                "1,,2",
                "latest",
                "١.٢",
            })
    void refusesWhatIsNoRange(String range) {
        assertThatThrownBy(() -> VersionRange.parse(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("range \"" + range + "\": ")
                .hasMessageEndingWith(
                        "; expected bounds of versions, such as >=1.2 <2, ^1.2, ~1.2.3, 1.x or ^1.4 || ^2.0");
    }

    @Test
    void refusesAnEndlessRange() {
        assertThatThrownBy(() -> VersionRange.parse(">=1 ".repeat(1_000_000)))
                .hasMessageContaining("it is longer than 1000 characters")
                .message()
                .hasSizeLessThan(1300);
    }

    private static List<SemanticVersion> versions(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(" "))
                        .filter(version -> !version.isEmpty())
                        .map(version -> SemanticVersion.parse(version).orElseThrow())
                        .toList();
    }
}
