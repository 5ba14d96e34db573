package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*.yaml,        web.yaml,           true",
        "*.yaml,        a/b/web.yaml,       true",
        "*.yaml,        web.yml,            false",
        "*.yaml,        web.yaml/x,         false",
        "/*.yaml,       web.yaml,           true",
        "/*.yaml,       a/web.yaml,         false",
        "a/*.yaml,      a/web.yaml,         true",
        "a/*.yaml,      b/a/web.yaml,       false",
        "a/*.yaml,      a/b/web.yaml,       false",
        "**/web.yaml,   web.yaml,           true",
        "**/web.yaml,   a/b/web.yaml,       true",
        "**/web.yaml,   a/bweb.yaml,        false",
        "a/**/web.yaml, a/web.yaml,         true",
        "a/**/web.yaml, a/b/c/web.yaml,     true",
        "a/**,          a/b/c,              true",
        "a/**,          a,                  false",
        "vm-?.yaml,     vm-1.yaml,          true",
        "vm-?.yaml,     vm-12.yaml,         false",
        "vm-?.yaml,     vm-😀.yaml,         true",
        "a.b,           axb,                false",
        "a+(b),         a+(b),              true",
    })
    void matchesPathsBelowTheFolder(String pattern, String path, boolean matches) {
        assertThat(GlobPattern.parse(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "a//b", "../*.yaml", "./*.yaml", "*.{yaml,yml}", "[ab].yaml", "a\\b", "!a"})
    void refusesWhatThesePatternsDoNotHave(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GlobPattern.parse(pattern))
                .withMessageStartingWith("pattern \"" + pattern + "\": expected names with *, ? and **");
    }
}
