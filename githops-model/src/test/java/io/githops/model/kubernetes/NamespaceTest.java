package io.githops.model.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ManifestException;
import io.githops.model.Quantity;
import org.junit.jupiter.api.Test;

class NamespaceTest {
    private static final Namespace TEAM = Namespace.of("team-a");

    @Test
    void isInAProjectWithADescription() {
        Namespace described = TEAM.withProject("local:p-x1").withDescription("Shop");

        assertThat(described.project()).contains("local:p-x1");
        assertThat(described.description()).contains("Shop");
        assertThat(TEAM.project()).isEmpty();
    }

    @Test
    void keepsFieldsOfItsQuotaThatAreNotKnown() {
        Namespace limited = TEAM.editMetadata(metadata -> metadata.withAnnotation(
                "field.cattle.io/resourceQuota", "{\"later\":1,\"limit\":{\"newer\":\"9\",\"limitsCpu\":\"4000m\"}}"));
        NamespaceQuota quota = limited.quota().orElseThrow();

        assertThat(quota.limit().orElseThrow().limitsCpu()).contains(Quantity.of(4));
        assertThat(limited.withQuota(quota.editLimit(limit -> limit.withLimitsMemory(Quantity.parse("8Gi"))))
                        .metadata()
                        .annotation("field.cattle.io/resourceQuota"))
                .contains("{\"later\":1,\"limit\":{\"newer\":\"9\",\"limitsCpu\":\"4000m\",\"limitsMemory\":\"8Gi\"}}");
    }

    @Test
    void writesNumbersOfObjectsAsTextForRancher() {
        var quota = NamespaceQuota.builder()
                .limit(NamespaceQuota.Limit.builder().pods(Quantity.of(9)).build())
                .build();

        assertThat(TEAM.withQuota(quota).metadata().annotation("field.cattle.io/resourceQuota"))
                .contains("{\"limit\":{\"pods\":\"9\"}}");
    }

    @Test
    void saysHowStrictlyPodsAreChecked() {
        Namespace strict = TEAM.withPodSecurity(Namespace.PodSecurity.BASELINE);

        assertThat(strict.metadata().label("pod-security.kubernetes.io/enforce"))
                .contains("baseline");
        assertThat(strict.podSecurity()).contains(Namespace.PodSecurity.BASELINE);
        assertThat(TEAM.podSecurity()).isEmpty();
        assertThat(strict.isPodSecurityManaged()).isFalse();
    }

    @Test
    void saysWhatEachContainerGets() {
        var defaults = ContainerDefaults.builder()
                .limitsMemory(Quantity.parse("512Mi"))
                .build();

        assertThat(TEAM.withContainerDefaults(defaults).containerDefaults()).contains(defaults);
        assertThat(TEAM.containerDefaults()).isEmpty();
    }

    @Test
    void saysWhichAnnotationIsNoJson() {
        Namespace broken =
                TEAM.editMetadata(metadata -> metadata.withAnnotation("field.cattle.io/resourceQuota", "{limit"));

        assertThatThrownBy(broken::quota)
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("Namespace team-a: metadata.annotations[\"field.cattle.io/resourceQuota\"]");
    }
}
