package io.githops.model.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.kubernetes.LonghornParameters.DataEngine;
import io.githops.model.kubernetes.LonghornParameters.DataLocality;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LonghornParametersTest {
    private static final LonghornParameters PARAMETERS = LonghornParameters.replicated(2);

    @Test
    void areTextInAManifest() {
        assertThat(PARAMETERS
                        .withDataLocality(DataLocality.BEST_EFFORT)
                        .withDataEngine(DataEngine.V1)
                        .withDiskSelector("ssd", "fast")
                        .text())
                .isEqualTo(Map.of(
                        "numberOfReplicas", "2",
                        "staleReplicaTimeout", "30",
                        "migratable", "true",
                        "dataLocality", "best-effort",
                        "dataEngine", "v1",
                        "diskSelector", "ssd,fast"));
    }

    @Test
    void areTypesInAProgram() {
        var parameters = new LonghornParameters(Map.of(
                "numberOfReplicas", "3",
                "staleReplicaTimeout", "2880",
                "migratable", "false",
                "dataLocality", "disabled",
                "nodeSelector", "rack-1, big"));

        assertThat(parameters.numberOfReplicas()).contains(3);
        assertThat(parameters.staleReplicaTimeout()).contains(Duration.ofHours(48));
        assertThat(parameters.isMigratable()).isFalse();
        assertThat(parameters.dataLocality()).contains(DataLocality.DISABLED);
        assertThat(parameters.nodeSelector()).containsExactly("rack-1", "big");
        assertThat(parameters.diskSelector()).isEmpty();
        assertThat(parameters.isEncrypted()).isFalse();
        assertThat(parameters.encryptionSecret()).isEmpty();
    }

    @Test
    void nameTheSameSecretToAllWhoNeedTheKey() {
        LonghornParameters encrypted = PARAMETERS.withEncryption("longhorn-system", "crypto");

        assertThat(encrypted.isEncrypted()).isTrue();
        assertThat(encrypted.encryptionSecret()).contains(SecretReference.of("longhorn-system", "crypto"));
        assertThat(encrypted.text())
                .containsEntry("csi.storage.k8s.io/node-publish-secret-name", "crypto")
                .containsEntry("csi.storage.k8s.io/node-stage-secret-namespace", "longhorn-system");
    }

    @Test
    void keepWhatHasNoAccessor() {
        var parameters = new LonghornParameters(Map.of("fromBackup", "", "numberOfReplicas", "1"));

        assertThat(parameters.withNumberOfReplicas(2).text()).containsEntry("fromBackup", "");
    }

    @Test
    void sayWhichOneIsNoNumber() {
        var parameters = new LonghornParameters(Map.of("numberOfReplicas", "many"));

        assertThatIllegalArgumentException()
                .isThrownBy(parameters::numberOfReplicas)
                .withMessage("parameters.numberOfReplicas: found \"many\"; expected a whole number such as 3");
    }
}
