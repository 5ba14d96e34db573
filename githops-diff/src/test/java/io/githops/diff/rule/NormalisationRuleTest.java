package io.githops.diff.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Num;
import io.githops.tree.Sequence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormalisationRuleTest {
    private static final Candidate CANDIDATE = Candidates.of("spec.runStrategy");
    private static final NormalisationRule EVERYTHING =
            NormalisationRule.keepLive("everything", "for a test", candidate -> true);

    @Test
    void isAskedAboutItsKindsOnly() {
        assertThat(EVERYTHING.explains(CANDIDATE)).isTrue();
        assertThat(EVERYTHING.on("VirtualMachine", "Setting").explains(CANDIDATE))
                .isTrue();
        assertThat(EVERYTHING.on("VirtualMachine.kubevirt.io").explains(CANDIDATE))
                .isTrue();
        assertThat(EVERYTHING.on("VirtualMachine.example.com").explains(CANDIDATE))
                .isFalse();
        assertThat(EVERYTHING.on("Setting").explains(CANDIDATE)).isFalse();
    }

    @Test
    void isScopedByAnyTest() {
        NormalisationRule scoped =
                EVERYTHING.where(candidate -> candidate.desired().name().equals("db"));

        assertThat(scoped.explains(CANDIDATE)).isFalse();
        assertThat(scoped.id()).isEqualTo("everything");
    }

    @Test
    void explainsADifferenceWhoseMergeIsTheLiveValue() {
        NormalisationRule rule = merging(Num.of(1));

        assertThat(rule.explains(CANDIDATE)).isTrue();
        assertThat(merging(Num.of(3)).explains(CANDIDATE)).isFalse();
        assertThat(merging(Num.of(3)).merged(CANDIDATE)).contains(Num.of(3));
    }

    @Test
    void mergesNothingIntoWhatIsTheSameAlready() {
        assertThat(merging(Num.of(2)).merged(CANDIDATE)).isEmpty();
        assertThat(merging(Num.of(3)).on("Setting").merged(CANDIDATE)).isEmpty();
        assertThat(merging(Num.of(3)).where(candidate -> false).merged(CANDIDATE))
                .isEmpty();
        assertThat(EVERYTHING.merged(CANDIDATE)).isEmpty();
    }

    @Test
    void printsNoValues() {
        Candidate secret = Candidates.of(Candidates.MACHINE, "spec.x", Sequence.empty(), Num.of(4711));

        assertThat(secret).hasToString("VirtualMachine lab-a/web (kubevirt.io) spec.x");
        assertThat(secret.resource()).hasToString("VirtualMachine lab-a/web (kubevirt.io)");
    }

    private static NormalisationRule merging(Num value) {
        return NormalisationRule.mergeLive("merging", "for a test", candidate -> Optional.of(value));
    }
}
