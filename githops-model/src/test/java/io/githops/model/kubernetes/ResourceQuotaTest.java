package io.githops.model.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceQuotaTest {
    private static final ResourceQuota QUOTA =
            ResourceQuota.of("shop", "memory", Map.of("limits.memory", Quantity.parse("64Gi")));

    @Test
    void limitsWhatObjectsAskForTogether() {
        assertThat(QUOTA.spec().orElseThrow().hard()).containsEntry("limits.memory", Quantity.parse("64Gi"));
        assertThat(QUOTA.isMadeFromNamespace()).isFalse();
    }

    @Test
    void isRaisedForMigrationUnlessForbidden() {
        ResourceQuota fixed = QUOTA.withRaisedForMigration(false);

        assertThat(QUOTA.isRaisedForMigration()).isTrue();
        assertThat(fixed.isRaisedForMigration()).isFalse();
        assertThat(fixed.metadata().annotation("harvesterhci.io/skipResourceQuotaAutoScaling"))
                .contains("true");
        assertThat(fixed.withRaisedForMigration(true).isRaisedForMigration()).isTrue();
    }
}
