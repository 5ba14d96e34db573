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
    void readsAServicePort() {
        byte[] target = message(number(1, 0), number(2, 99));
        byte[] port = message(field(1, "http"), number(3, 80), field(4, target), number(5, 0));
        byte[] service = message(field(1, message(field(1, "s"))), field(2, message(field(1, port))));

        assertThat(ProtobufBody.parse(envelope("v1", "Service", service)).mapping("spec"))
                .isEqualTo(Json.parse("{\"ports\":[{\"name\":\"http\",\"port\":80,\"targetPort\":99}]}"));
    }

    @Test
    void readsQuantitiesAndRules() {
        byte[] hard = message(field(1, "cpu"), field(2, message(field(1, "2"))));
        byte[] quota = message(field(2, message(field(1, hard))));
        byte[] rule = message(field(1, "get"), field(1, "list"), field(2, ""));

        assertThat(ProtobufBody.parse(envelope("v1", "ResourceQuota", quota)).mapping("spec"))
                .isEqualTo(Json.parse("{\"hard\":{\"cpu\":\"2\"}}"));
        assertThat(ProtobufBody.parse(envelope("rbac.authorization.k8s.io/v1", "Role", message(field(2, rule))))
                        .get("rules"))
                .isEqualTo(Json.parse("[{\"verbs\":[\"get\",\"list\"],\"apiGroups\":[\"\"]}]"));
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

    private static byte[] number(int number, int value) {
        return new byte[] {(byte) (number << 3), (byte) value};
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
