package io.githops.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "environments/*, environments/prod, prod",
        "/environments/*, environments/prod, prod",
        "clusters/*/shop, clusters/lab-1/shop, lab-1",
        "env/*, refs/heads/env/prod, prod",
        "refs/pull/*/head, refs/pull/12/head, 12",
        "refs/heads/env/*, refs/heads/env/prod, prod",
    })
    void namesAnEnvironmentAfterItsWildcards(String pattern, String place, String name) {
        assertThat(new NamePattern(pattern, "").of(place)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "**/env, env, shop/env",
        "clusters/**/env, clusters/env, clusters/lab/env",
        "refs/heads/**/env, refs/heads/env, refs/heads/lab/env",
    })
    void namesAnEnvironmentWhereTheWildcardStandsForNoFolder(String pattern, String shallow, String deep) {
        var names = new NamePattern(pattern, "");

        assertThat(names.of(shallow)).matches("[0-9a-f]{12}").isNotEqualTo(names.of(deep));
        assertThat(new NamePattern(pattern, "all").of(shallow)).isEqualTo("all");
    }

    @Test
    void putsThePrefixFirst() {
        assertThat(new NamePattern("refs/pull/*/head", "pull-").of("refs/pull/12/head"))
                .isEqualTo("pull-12");
    }

    @Test
    void makesNamesFitForKubernetesAndKeepsThemApart() {
        var pattern = new NamePattern("env/**", "");

        assertThat(pattern.of("refs/heads/env/Feature_X")).matches("feature-x-[0-9a-f]{12}");
        assertThat(pattern.of("refs/heads/env/feature/x"))
                .matches("feature-x-[0-9a-f]{12}")
                .isNotEqualTo(pattern.of("refs/heads/env/Feature_X"));
        assertThat(pattern.of("refs/heads/env/ü")).matches("[0-9a-f]{12}");
        assertThat(pattern.of("refs/heads/env/" + "a".repeat(80))).hasSize(63).matches("a+-[0-9a-f]{12}");
    }

    @Test
    void doesNotTakeANameThatLooksLikeOneItMade() {
        var pattern = new NamePattern("env/*", "");
        String made = pattern.of("refs/heads/env/A");

        assertThat(pattern.of("refs/heads/env/" + made)).isNotEqualTo(made);
    }

    @Test
    void needsAWildcard() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NamePattern("environments/prod", ""));
    }
}
