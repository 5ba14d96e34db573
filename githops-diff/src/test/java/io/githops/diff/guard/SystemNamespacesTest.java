package io.githops.diff.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemNamespacesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kube-system",
                "kube-public",
                "kube-node-lease",
                "cattle-system",
                "cattle-monitoring-system",
                "fleet-local",
                "harvester-system",
                "harvester-public",
                "longhorn-system",
                "forklift",
                "local",
                "cluster-fleet-local-local-1a3d67d0a899",
                "p-2vk9x",
                "user-9wq4c"
            })
    void arePlatforms(String namespace) {
        assertThat(SystemNamespaces.contains(namespace)).isTrue();
        assertThat(SystemNamespaces.needs(namespace)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "cattle", "p-portal", "user-portal", "my-kube-system", ""})
    void areNotThoseOfUsers(String namespace) {
        assertThat(SystemNamespaces.contains(namespace)).isFalse();
        assertThat(SystemNamespaces.needs(namespace)).isFalse();
    }

    @Test
    void doNotHoldTheDefaultOneThoughItMustStay() {
        assertThat(SystemNamespaces.contains("default")).isFalse();
        assertThat(SystemNamespaces.needs("default")).isTrue();
    }
}
