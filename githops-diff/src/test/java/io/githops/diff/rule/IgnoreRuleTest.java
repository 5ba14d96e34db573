package io.githops.diff.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;

class IgnoreRuleTest {
    private static final Candidate STRATEGY = Candidates.of("spec.runStrategy");

    @Test
    void ignoresFieldsAtAndBelowItsPatterns() {
        NormalisationRule rule = IgnoreRule.named("x")
                .paths("spec.template.spec.volumes[*]", "spec.config.mtu")
                .build();

        assertThat(rule.explains(Candidates.of("spec.template.spec.volumes[name=a]")))
                .isTrue();
        assertThat(rule.explains(Candidates.of("spec.template.spec.volumes[name=a].emptyDisk.capacity")))
                .isTrue();
        assertThat(rule.explains(Candidates.of("spec.config.mtu"))).isTrue();
        assertThat(rule.explains(Candidates.of("spec.template.spec.volumes"))).isFalse();
        assertThat(rule.explains(STRATEGY)).isFalse();
    }

    @Test
    void ignoresResourcesByKindWithItsGroupWhereThatIsSaid() {
        var pool = Candidates.of(Candidates.resource("""
                        {"apiVersion": "loadbalancer.harvesterhci.io/v1beta1", "kind": "IPPool", "metadata": {"name": "a"}}
                        """), "spec.description", new Text("a"), new Text("b"));

        assertThat(IgnoreRule.named("x").kinds("VirtualMachine").build().explains(STRATEGY))
                .isTrue();
        assertThat(IgnoreRule.named("x").kinds("IPPool").build().explains(pool)).isTrue();
        assertThat(IgnoreRule.named("x")
                        .kinds("IPPool.loadbalancer.harvesterhci.io")
                        .build()
                        .explains(pool))
                .isTrue();
        assertThat(IgnoreRule.named("x")
                        .kinds("IPPool.network.harvesterhci.io")
                        .build()
                        .explains(pool))
                .isFalse();
    }

    @Test
    void ignoresResourcesByNameAndNamespaceWithWildcards() {
        assertThat(IgnoreRule.named("x").namespaces("prod", "lab-*").build().explains(STRATEGY))
                .isTrue();
        assertThat(IgnoreRule.named("x").namespaces("lab").build().explains(STRATEGY))
                .isFalse();
        assertThat(IgnoreRule.named("x").names("w*b").build().explains(STRATEGY))
                .isTrue();
        assertThat(IgnoreRule.named("x").names("web-*", "w.b").build().explains(STRATEGY))
                .isFalse();
    }

    @Test
    void ignoresFieldsByWhoOwnsTheLiveValue() {
        assertThat(IgnoreRule.named("x").managers("virt-*").build().explains(STRATEGY))
                .isTrue();
        assertThat(IgnoreRule.named("x").managers("githops").build().explains(STRATEGY))
                .isFalse();
        assertThat(IgnoreRule.named("x").managers("*").build().explains(Candidates.of("spec.preference")))
                .isFalse();
    }

    @Test
    void ignoresFieldsByTheirValues() {
        NormalisationRule live =
                IgnoreRule.named("x").liveValue(Num.of(1)::equals).build();
        NormalisationRule desired =
                IgnoreRule.named("x").desiredValue(Num.of(1)::equals).build();

        assertThat(live.explains(STRATEGY)).isTrue();
        assertThat(desired.explains(STRATEGY)).isFalse();
        assertThat(live.explains(Candidates.of(Candidates.MACHINE, "spec.runStrategy", null, Num.of(1))))
                .isFalse();
    }

    @Test
    void ignoresWhatPassesAllTests() {
        NormalisationRule rule = IgnoreRule.named("power-state")
                .paths("spec.runStrategy")
                .namespaces("lab-*")
                .where(candidate -> candidate.desired().annotation("free").isPresent())
                .build();

        assertThat(rule.explains(STRATEGY)).isFalse();
    }

    @Test
    void saysWhatItIsAndWhy() {
        NormalisationRule rule = IgnoreRule.named("power-state")
                .paths("spec.runStrategy")
                .because("people start machines as they like")
                .build();

        assertThat(rule.id()).isEqualTo("power-state");
        assertThat(rule.reason()).isEqualTo("people start machines as they like");
        assertThat(rule.settlement()).isEqualTo(Settlement.KEEP_LIVE);
    }

    @Test
    void refusesToHideEverything() {
        IgnoreRule all = IgnoreRule.named("all").because("it is too much");

        assertThatThrownBy(all::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ignore rule all")
                .hasMessageContaining("nothing narrows it");
    }
}
