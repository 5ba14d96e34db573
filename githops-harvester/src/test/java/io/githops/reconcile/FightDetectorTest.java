package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FightDetectorTest {
    private final Tug tug = new Tug(FightDetector.builder().build());

    @Test
    void leavesAFieldAloneThatIsSetBackAgainAndAgain() {
        fight("operator");

        tug.set("operator", "off");

        assertThat(tug.begun).singleElement().satisfies(fight -> {
            assertThat(fight.path()).isEqualTo(Tug.FIELD);
            assertThat(fight.manager()).isEqualTo("operator");
            assertThat(fight.flips()).isEqualTo(3);
        });
        assertThat(tug.sync()).isFalse();
        assertThat(tug.mode()).isEqualTo("off");
    }

    @Test
    void goesOnPuttingOtherFieldsOfTheResourceRight() {
        fight("operator");
        tug.set("operator", "off");
        tug.commit("on", "b");

        assertThat(tug.sync()).isFalse();
        assertThat(tug.mode()).isEqualTo("off");
        assertThat(tug.live(FieldPath.of("data", "other"))).isEqualTo("b");
        assertThat(tug.fights.fights()).hasSize(1);
    }

    @Test
    void doesNotMindFlipsFarApartOrOfDifferentManagers() {
        for (int i = 0; i < 6; i++) {
            tug.set("operator", "off");
            assertThat(tug.sync()).isTrue();
            tug.pass(Duration.ofMinutes(6));
        }
        for (String manager : new String[] {"kubectl", "operator", "kubectl", "operator"}) {
            tug.set(manager, "off");
            assertThat(tug.sync()).isTrue();
        }

        assertThat(tug.begun).isEmpty();
    }

    @Test
    void doesNotMindCommits() {
        for (int i = 0; i < 6; i++) {
            tug.commit("mode-" + i, "a");
            assertThat(tug.sync()).isTrue();
        }

        assertThat(tug.begun).isEmpty();
    }

    @Test
    void triesAgainAfterAWhileAndStopsAtTheFirstFlip() {
        fight("operator");
        tug.set("operator", "off");
        tug.pass(Duration.ofMinutes(30));

        boolean isTriedAgain = tug.sync();
        tug.set("operator", "off");
        boolean isTriedOnceMore = tug.sync();
        tug.set("operator", "off");

        assertThat(isTriedAgain).isTrue();
        assertThat(tug.begun).hasSize(2);
        assertThat(isTriedOnceMore).isFalse();
        assertThat(tug.sync()).isFalse();
    }

    @Test
    void forgetsAFightThatDoesNotComeBack() {
        fight("operator");
        tug.pass(Duration.ofMinutes(31));
        tug.sync();
        tug.pass(Duration.ofMinutes(61));
        tug.sync();

        assertThat(tug.fights.size()).isZero();
    }

    @Test
    void putsTheFieldRightAgainWhenGitChangesIt() {
        fight("operator");
        tug.set("operator", "off");
        tug.commit("auto", "a");

        assertThat(tug.sync()).isTrue();
        assertThat(tug.fights.fights()).isEmpty();
    }

    @Test
    void putsTheFieldRightAgainOnRequest() {
        fight("operator");
        tug.set("operator", "off");
        tug.fights.forget(tug.resource().id());

        assertThat(tug.sync()).isTrue();
    }

    @Test
    void saysHowToLeaveTheFieldForGood() {
        var machine = ResourceId.of(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"), "shop", "web");
        var fight = new Fight(
                machine,
                FieldPath.parse("spec.template.spec.volumes[name=root].dataVolume.name"),
                "virt-api",
                3,
                Instant.parse("2026-11-21T12:00:00Z"),
                Instant.parse("2026-11-21T12:33:00Z"));

        assertThat(fight.annotation())
                .isEqualTo("metadata:\n  annotations:\n    githops.io/cluster-wins:"
                        + " 'spec.template.spec.volumes[*].dataVolume.name'\n");
        assertThat(fight.policy())
                .isEqualTo(".policy(FieldPolicy.clusterWins(\"VirtualMachine.kubevirt.io\","
                        + " \"spec.template.spec.volumes[*].dataVolume.name\").namespaces(\"shop\").names(\"web\")"
                        + ".managers(\"virt-api\"))");
        assertThat(fight.toString())
                .startsWith(
                        "VirtualMachine shop/web (kubevirt.io): spec.template.spec.volumes[name=root].dataVolume.name was"
                                + " put right 3 times since 2026-11-21T12:00:00Z, and virt-api sets it back; left alone until"
                                + " 2026-11-21T12:33:00Z.")
                .endsWith("(GH3605)");
    }

    @Test
    void refusesToCountToZero() {
        assertThatThrownBy(() -> FightDetector.builder().flips(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("flips: found 0; expected 1 or more");
    }

    private void fight(String manager) {
        for (int i = 0; i < 3; i++) {
            tug.set(manager, "off");
            assertThat(tug.sync()).isTrue();
            tug.pass(Duration.ofMinutes(1));
        }
    }
}
