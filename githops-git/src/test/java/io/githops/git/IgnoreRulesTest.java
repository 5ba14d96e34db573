package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {

    /** A pattern, what it ignores, what it does not; folders with a slash at the end. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            web.yaml;         web.yaml apps/web.yaml web.yaml/;    web.yml my-web.yaml
            /web.yaml;        web.yaml;                            apps/web.yaml
            apps/web.yaml;    apps/web.yaml;                       x/apps/web.yaml web.yaml
            old/;             old/ apps/old/;                      old apps/old
            /old/;            old/;                                old apps/old/
            apps/old/;        apps/old/;                           apps/old x/apps/old/
            *.json;           a.json apps/b.json .json;            a.json5 json
            apps/*.json;      apps/a.json;                         apps/x/a.json a.json
            **/old;           old apps/old a/b/old;                older
            apps/**;          apps/a apps/b/c;                     apps apps/
            /**;              a apps/b;                            ''
            apps/**/old;      apps/old apps/a/old apps/a/b/old;    old apps/xold apps/a/xold
            **/**/a/**/**/b;  a/b x/a/y/z/b;                       b xa/b a/xb
            apps/**old;       apps/old apps/very-old;              apps/a/old
            vm-?.yaml;        vm-1.yaml;                           vm-12.yaml vm-.yaml
            ?;                a b/c;                               ab
            vm-[0-9].yaml;    vm-1.yaml;                           vm-a.yaml
            vm-[!0-9].yaml;   vm-a.yaml;                           vm-1.yaml
            vm-[^0-9].yaml;   vm-a.yaml;                           vm-1.yaml
            [[:digit:]-]*;    1 -a 23;                             a
            []x];             ] x;                                 y
            [a\\]b];          a ] b;                               \\
            [b-];             b -;                                 c
            [a--]x;           ax;                                  -x bx
            [;                '';                                  [ a
            [[:nothing:]]a;   '';                                  a :a
            a\\*;             a*;                                  a ab a\\b
            a\\;              '';                                  a a\\
            \\#notes;         #notes;                              notes
            \\!a;             !a;                                  a
            \\ a;             ' a';                                a
            ä?.yaml;          äb.yaml;                             äää.yaml
            /;                '';                                  a a/
            a//b;             '';                                  a/b
            """, ignoreLeadingAndTrailingWhitespace = true)
    void leavesOutWhatAPatternSays(String pattern, String ignored, String kept) {
        IgnoreRules rules = rules(pattern);

        assertThat(paths(ignored)).allMatch(path -> ignores(rules, path));
        assertThat(paths(kept)).noneMatch(path -> ignores(rules, path));
    }

    @Test
    void readsOverCommentsEmptyLinesAndBlanksAtTheEnd() {
        IgnoreRules rules = rules("\uFEFFa  \r\n# b\n\n   \nc\\ \nd \\ e\r");

        assertThat(rules.patterns()).extracting(IgnorePattern::text).containsExactly("a  ", "c\\ ", "d \\ e");
        assertThat(paths("a")).allMatch(path -> ignores(rules, path));
        assertThat(ignores(rules, "c ")).isTrue();
        assertThat(ignores(rules, "d  e")).isTrue();
        assertThat(ignores(rules, "c")).isFalse();
    }

    @Test
    void letsTheLastLineAndTheNearestFileDecide() {
        IgnoreRules outer = rules("*.yaml\n!web.yaml\n");
        IgnoreRules inner = outer.in("apps", IgnoreRules.patterns("web.yaml\n!/db.yaml"));

        assertThat(ignores(outer, "db.yaml")).isTrue();
        assertThat(ignores(outer, "web.yaml")).isFalse();
        assertThat(ignores(inner, "apps/web.yaml")).isTrue();
        assertThat(ignores(inner, "apps/db.yaml")).isFalse();
        assertThat(ignores(inner, "apps/x/db.yaml")).isTrue();
    }

    @Test
    void takesTimeThatIsBoundedByTheLengths() {
        String name = "a".repeat(250);

        assertThat(ignores(rules("a*".repeat(2000) + "b"), name)).isFalse();
        assertThat(ignores(rules("**/".repeat(20_000) + "b"), "a/".repeat(2000) + "a"))
                .isFalse();
        assertThat(ignores(rules("x/" + "**/a*".repeat(500) + "b"), "x/" + "a/".repeat(2000) + "a"))
                .isFalse();
    }

    @Test
    void stopsWhenTheEffortIsSpent() {
        var effort = new MatchEffort(1000);

        assertThat(rules("a").ignores("a", false, effort)).isTrue();
        assertThat(effort.isSpent()).isFalse();
        assertThat(rules("*a".repeat(50)).ignores("a".repeat(250), false, effort))
                .isFalse();
        assertThat(effort.isSpent()).isTrue();
        assertThat(rules("a").ignores("a", false, effort)).isFalse();
    }

    private static IgnoreRules rules(String text) {
        return IgnoreRules.NONE.in("", IgnoreRules.patterns(text));
    }

    private static boolean ignores(IgnoreRules rules, String path) {
        boolean isFolder = path.endsWith("/");
        return rules.ignores(
                isFolder ? path.substring(0, path.length() - 1) : path, isFolder, new MatchEffort(10_000_000));
    }

    private static Stream<String> paths(String text) {
        return text.startsWith(" ")
                ? Stream.of(text)
                : Stream.of(text.split(" ")).filter(path -> !path.isEmpty());
    }
}
