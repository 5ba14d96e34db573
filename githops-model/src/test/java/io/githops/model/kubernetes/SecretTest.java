package io.githops.model.kubernetes;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void holdsCloudInitDataAsTheUserInterfaceWritesIt() {
        assertThat(Secret.KIND.resource(Secret.cloudInit("shop", "web", "#cloud-config\n")))
                .isEqualTo(resource("""
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          namespace: shop
                          name: web
                          labels: {harvesterhci.io/cloud-init-template: harvester}
                        type: secret
                        stringData: {userdata: "#cloud-config\\n"}
                        """));
    }

    @Test
    void holdsTheKeyOfEncryptedVolumes() {
        Secret key = Secret.volumeKey("longhorn-system", "crypto", "hunter2");

        assertThat(key.value("CRYPTO_KEY_VALUE")).contains("hunter2");
        assertThat(key.value("CRYPTO_KEY_PROVIDER")).contains("secret");
        assertThat(key).asString().doesNotContain("hunter2");
    }

    @Test
    void readsAValueWhereverItStands() {
        Secret secret = Secret.builder()
                .metadata(ObjectMeta.of("shop", "web"))
                .putData("a", "aGk=")
                .putData("b", "aGk=")
                .putStringData("b", "bye")
                .build();

        assertThat(secret.value("a")).contains("hi");
        assertThat(secret.value("b")).contains("bye");
        assertThat(secret.value("c")).isEmpty();
    }

    @Test
    void doesNotShowAValueThatIsNotBase64() {
        Secret secret = Secret.builder()
                .metadata(ObjectMeta.of("shop", "web"))
                .putData("a", "hunter2!")
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> secret.value("a"))
                .withMessage("data.a: found text that is not Base64; expected Base64")
                .withNoCause();
    }
}
