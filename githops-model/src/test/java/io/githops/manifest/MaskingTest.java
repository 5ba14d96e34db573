package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final Masking MASKING = Masking.of(Kinds.harvester());

    @Test
    void keepsTheNamesOfFields() {
        Resource secret = resource("""
                apiVersion: v1
                kind: Secret
                metadata: {name: login, namespace: demo}
                data: {password: aHVudGVyMg==, user: YWRh}
                """);

        assertThat(ManifestWriter.write(List.of(secret), MASKING)).isEqualTo("""
                apiVersion: v1
                kind: Secret
                metadata:
                  name: login
                  namespace: demo
                data:
                  password: «redacted»
                  user: «redacted»
                """);
    }

    @Test
    void masksCredentialsInUrlsEverywhere() {
        Resource source = resource("""
                apiVersion: example.com/v1
                kind: Mirror
                metadata: {name: a, annotations: {note: 'see https://ada:hunter2@example.com/a and http://b.example.com/@c'}}
                spec: {from: ['ftp://token@example.com:21/x']}
                """);

        assertThat(Json.text(MASKING.mask(source).tree()))
                .contains("see https://«redacted»@example.com/a and http://b.example.com/@c")
                .contains("ftp://«redacted»@example.com:21/x");
    }

    @Test
    void masksInsideJsonAndYamlText() {
        Resource settings = resource("""
                apiVersion: example.com/v1
                kind: Settings
                metadata: {name: a}
                json: '{"user": "ada", "password": "hunter2"}'
                yaml: "user: ada\\npassword: hunter2\\n"
                text: hunter2
                broken: '{"password": hunter2'
                """);
        Masking masking = Masking.of(Kinds.none()
                .with(ResourceKind.builder("example.com/v1", "Settings")
                        .sensitive("json.password", "yaml.password", "text.password", "broken.password")
                        .build()));

        Resource masked = masking.mask(settings);

        assertThat(masked.at(FieldPath.of("json")))
                .contains(new Text("{\"user\":\"ada\",\"password\":\"«redacted»\"}"));
        assertThat(masked.at(FieldPath.of("yaml"))).contains(new Text("user: ada\npassword: «redacted»\n"));
        assertThat(masked.at(FieldPath.of("text"))).contains(new Text(Masking.MASK));
        assertThat(masked.at(FieldPath.of("broken"))).contains(new Text(Masking.MASK));
    }

    @Test
    void masksOtherVersionsOfAKind() {
        Resource machine = resource("""
                apiVersion: kubevirt.io/v1beta9
                kind: VirtualMachine
                metadata: {name: a, namespace: b}
                spec: {template: {spec: {volumes: [{name: c, cloudInitNoCloud: {userData: hunter2}}]}}}
                """);

        assertThat(Json.text(MASKING.mask(machine).tree())).doesNotContain("hunter2");
    }

    @Test
    void keepsTheInstanceWhereNothingIsSensitive() {
        Resource map = resource("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: b}
                data: {url: 'https://example.com/@a'}
                """);

        assertThat(MASKING.mask(map)).isSameAs(map);
    }

    private static Resource resource(String yaml) {
        return ManifestReader.builder(Kinds.none())
                .build()
                .read(List.of(ManifestFile.of("f.yaml", yaml)))
                .orThrow()
                .get(0);
    }
}
