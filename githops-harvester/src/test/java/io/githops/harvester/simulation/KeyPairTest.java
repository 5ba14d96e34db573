package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairTest {
    private static final ResourceId OPS = HarvesterKind.KEY_PAIR.id("default", "ops");
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFnzkKXxqffyivi1Bj4xba87HGVT7Efsx9P6RJQeL/+E ops@example.com";
    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private final FakeObjects objects = new FakeObjects();

    /** As {@code ssh-keygen -E md5 -l} prints it. */
    @Test
    void hasTheFingerprintOfItsKey() {
        objects.write(keyPair(KEY));
        objects.settle();

        assertThat(ops().status().text("fingerPrint")).contains("dc:4f:cf:b3:c7:ce:19:f0:13:a9:fc:ad:c2:05:24:29");
        assertThat(Condition.isTrue(ops().status(), "validated")).isTrue();
    }

    @Test
    void keepsTheFingerprintOfItsFirstKey() {
        objects.write(keyPair(KEY));
        objects.settle();
        String first = ops().status().text("fingerPrint").orElseThrow();

        objects.write(keyPair(OTHER_KEY));
        objects.settle();

        assertThat(ops().status().text("fingerPrint")).contains(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "ssh-ed25519", "ssh-ed25519 garbage", "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAAB", "hello world"
            })
    void needsAnOpenSshKey(String key) {
        assertThat(objects.refusal(keyPair(key)).status()).isEqualTo(422);
    }

    private ApiObject ops() {
        return objects.read(OPS);
    }

    private static Mapping keyPair(String key) {
        return yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: KeyPair
                metadata: {name: ops, namespace: default}
                spec: {publicKey: '%s'}
                """.formatted(key));
    }
}
