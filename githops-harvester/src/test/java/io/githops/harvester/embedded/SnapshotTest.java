package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final GroupVersionKind SECRET = new GroupVersionKind("", "v1", "Secret");
    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");
    private static final String SECRETS = "/api/v1/namespaces/default/secrets";

    @TempDir
    Path folder;

    private final EmbeddedHarvester harvester = EmbeddedHarvester.create();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void startsFromAFile() throws IOException {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");
        Path file = Files.writeString(folder.resolve("state.json"), "older");

        harvester.save(file);

        try (EmbeddedHarvester other = EmbeddedHarvester.from(file)) {
            assertThat(new Api(other).get(CONFIG_MAPS).names()).contains("c");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhichFileIsAtFault() throws IOException {
        Path missing = folder.resolve("missing.json");
        assertThatThrownBy(() -> EmbeddedHarvester.from(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(missing + ": there is no such snapshot; save one first");

        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "{}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> harvester.load(nonsense))
                .withMessage(nonsense + ": the state is no list of objects; expected a mapping with items");

        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> harvester.load(binary))
                .withMessageContaining("no UTF-8 text");

        Path nowhere = folder.resolve("no/such/folder/state.json");
        assertThatThrownBy(() -> harvester.save(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the snapshot cannot be written");
    }

    @Test
    void rehearsesOnACopyWithoutSecretValues() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'},'data':{'a':'1'}}");
        api.post(
                SECRETS,
                "{'metadata':{'name':'s','annotations':{'kubectl.kubernetes.io/last-applied-configuration':'aHVzaA=='}},"
                        + "'data':{'password':'aHVzaA=='}}");

        try (Harvester live = Harvester.over(harvester.transport());
                EmbeddedHarvester copy = EmbeddedHarvester.rehearsing(live, CONFIG_MAP, SECRET)) {
            assertThat(new Api(copy).get(CONFIG_MAPS + "/c").text()).contains("\"a\":\"1\"");
            assertThat(new Api(copy).get(SECRETS + "/s").text())
                    .contains("\"password\":\"\"")
                    .doesNotContain("aHVzaA==");
        }
    }

    @Test
    void copiesSecretValuesWhenAsked() {
        api.post(SECRETS, "{'metadata':{'name':'s'},'data':{'password':'aHVzaA=='}}");

        try (Harvester live = Harvester.over(harvester.transport())) {
            ClusterCopy copy = ClusterCopy.of(live).kinds(SECRET).withSecretValues();

            assertThat(copy.namespaces("default").read()).contains("aHVzaA==");
            assertThatIllegalStateException()
                    .isThrownBy(() -> ClusterCopy.of(live).read());
        }
    }

    @Test
    void copiesFromSomeNamespaces() {
        api.post("/api/v1/namespaces", "{'metadata':{'name':'team'}}");
        api.post(CONFIG_MAPS, "{'metadata':{'name':'here'}}");
        api.post("/api/v1/namespaces/team/configmaps", "{'metadata':{'name':'there'}}");

        try (Harvester live = Harvester.over(harvester.transport())) {
            assertThat(ClusterCopy.of(live).kinds(CONFIG_MAP).namespaces("team").read())
                    .contains("there")
                    .doesNotContain("\"here\"");
        }
    }
}
