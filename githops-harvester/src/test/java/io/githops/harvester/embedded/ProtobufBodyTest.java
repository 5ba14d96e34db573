package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.tree.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProtobufBodyTest {
    @Test
    void readsASecret() {
        byte[] metadata = message(field(1, "login"), field(3, "team"), field(11, entry("a", "b")));
        byte[] secret = message(field(1, metadata), field(2, entry("user", "ada")), field(3, "Opaque"), flag(5));

        assertThat(ProtobufBody.parse(envelope("v1", "Secret", secret)))
                .isEqualTo(Json.parse("{\"apiVersion\":\"v1\",\"kind\":\"Secret\","
                        + "\"metadata\":{\"name\":\"login\",\"namespace\":\"team\",\"labels\":{\"a\":\"b\"}},"
                        + "\"data\":{\"user\":\"YWRh\"},\"type\":\"Opaque\",\"immutable\":true}"));
    }

    @Test
    void passesOverFieldsItDoesNotKnow() {
        byte[] map = message(field(1, message(field(1, "c"), field(8, new byte[0]), flag(7))), field(9, "unknown"));

        assertThat(ProtobufBody.parse(envelope("v1", "ConfigMap", map)).mapping("metadata"))
                .isEqualTo(Json.parse("{\"name\":\"c\"}"));
    }

    @Test
    void refusesOtherKindsAndBrokenBytes() {
        byte[] pod = envelope("v1", "Pod", message(field(1, message(field(1, "p")))));
        byte[] cut = new byte[pod.length - 3];
        System.arraycopy(pod, 0, cut, 0, cut.length);

        assertThatThrownBy(() -> ProtobufBody.parse(pod)).hasMessageContaining("unknown format");
        assertThatThrownBy(() -> ProtobufBody.parse(cut)).hasMessage("the body is no protocol buffer of Kubernetes");
        assertThatThrownBy(() -> ProtobufBody.parse(new byte[] {'{', '}'}))
                .hasMessage("the body is no protocol buffer of Kubernetes");
    }

    private static byte[] envelope(String apiVersion, String kind, byte[] object) {
        byte[] type = message(field(1, apiVersion), field(2, kind));
        return message(new byte[] {'k', '8', 's', 0}, field(1, type), field(2, object));
    }

    private static byte[] entry(String name, String value) {
        return message(field(1, name), field(2, value));
    }

    private static byte[] field(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, byte[] content) {
        return message(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] flag(int number) {
        return new byte[] {(byte) (number << 3), 1};
    }

    private static byte[] message(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
