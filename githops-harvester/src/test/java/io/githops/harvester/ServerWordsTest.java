package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.GroupVersionKind;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;

class ServerWordsTest {
    private static final Purpose APPLYING =
            Purpose.of("applying", GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"), "default", "web");

    @Test
    void keepsWordsThatHoldNoSecret() {
        assertThat(quote("{\"spec\": {\"runStrategy\": \"Halted\"}}", "found \"Halted\""))
                .isEqualTo("found \"Halted\"");
    }

    @Test
    void hidesCloudInitThatWasSent() {
        assertThat(quote("{\"userData\": \"#cloud-config\\npassword: hunter22\\n\"}", "invalid: password: hunter22"))
                .isEqualTo("invalid: «redacted»");
    }

    @Test
    void hidesSecretsBelowAConfidentialField() {
        assertThat(quote("{\"contents\": [{\"x\": \"hunter22\"}]}", "found hunter22"))
                .isEqualTo("found «redacted»");
    }

    @Test
    void hidesSecretsThatTheServerQuotes() {
        assertThat(quote("{\"userData\": \"say \\\"hello\\\"\"}", "Invalid value: \"say \\\"hello\\\"\""))
                .isEqualTo("Invalid value: \"«redacted»\"");
    }

    @Test
    void hidesTheLongerOfTwoSecretsFirst() {
        assertThat(quote("{\"token\": \"abcd\", \"password\": \"abcdefgh\"}", "found abcdefgh"))
                .isEqualTo("found «redacted»");
    }

    @Test
    void hidesEverythingAboutSecrets() {
        var purpose = Purpose.of("applying", GroupVersionKind.of("v1", "Secret"), "default", "key");

        assertThat(ServerWords.on(purpose, Mapping.empty()).quote("found hunter22"))
                .isEqualTo("«redacted»");
    }

    @Test
    void putsWordsOnOneLineOfBoundedLength() {
        assertThat(ServerWords.bounded("a\r\n\u0007b\u202ec ")).isEqualTo("a b c");
        assertThat(ServerWords.bounded("x".repeat(5000))).hasSize(1001).endsWith("…");
    }

    private static String quote(String sent, String words) {
        return ServerWords.on(APPLYING, Samples.mapping(sent)).quote(words);
    }
}
