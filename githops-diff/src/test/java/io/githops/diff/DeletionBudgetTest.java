package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionBudgetTest {
    @ParameterizedTest
    @CsvSource({"4, 4, true", "5, 10, true", "5, 9, false", "20, 40, true", "21, 1000, false"})
    void allowsByDefaultTwentyDeletionsAndFromFiveOnHalfOfWhatIsOwned(int deletions, int owned, boolean allowed) {
        assertThat(DeletionBudget.standard().allows(deletions, owned)).isEqualTo(allowed);
    }

    @Test
    void allowsNothingWhenItIsNone() {
        assertThat(DeletionBudget.none().allows(0, 10)).isTrue();
        assertThat(DeletionBudget.none().allows(1, 10)).isFalse();
    }

    @Test
    void saysWhatItAllows() {
        assertThat(DeletionBudget.of(100, 0.25))
                .hasToString("at most 100, and from 5 on at most 25 % of what is owned");
    }

    @Test
    void refusesCountsAndSharesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeletionBudget.of(-1, 0.5))
                .withMessageContaining("expected 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeletionBudget.of(1, 50))
                .withMessageContaining("expected 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> DeletionBudget.of(1, Double.NaN));
    }
}
