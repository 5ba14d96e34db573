package io.githops.model.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.kubernetes.ObjectMeta;
import org.junit.jupiter.api.Test;

class CloudInitTest {
    @Test
    void showsNoContents() {
        CloudInit file = CloudInit.builder()
                .metadata(ObjectMeta.of("motd"))
                .spec(CloudInit.Spec.builder()
                        .filename("99_motd.yaml")
                        .contents("password: hunter2")
                        .build())
                .build();

        assertThat(file).asString().contains("99_motd.yaml").doesNotContain("hunter2");
    }
}
