package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedFileTest {
    private static final ManifestReader READER = ManifestReader.of(Kinds.harvester());
    private static final ManifestFile WEB = configMap("web.yaml", "web");
    private static final ManifestFile AGAIN = configMap("again.yaml", "web");
    private static final ManifestFile MALFORMED = ManifestFile.of("bad.yaml", "[");

    @Test
    void filesReadOneByOneAreJoinedToWhatReadingThemTogetherGives() {
        List<ManifestFile> files = List.of(WEB, MALFORMED, AGAIN, configMap("db.yaml", "db"));

        Manifests joined = Manifests.of(files.stream().map(READER::parse).toList());

        Manifests together = READER.read(files);
        assertThat(joined.resources()).isEqualTo(together.resources());
        assertThat(joined.problems())
                .isEqualTo(together.problems())
                .extracting(Problem::code)
                .contains("GH1104");
    }

    @Test
    void aFileMayBeJoinedManyTimes() {
        ParsedFile web = READER.parse(WEB);

        Manifests alone = Manifests.of(List.of(web));
        Manifests withAnother = Manifests.of(List.of(web, READER.parse(AGAIN)));

        assertThat(alone.problems()).isEmpty();
        assertThat(withAnother.problems()).hasSize(1);
        assertThat(withAnother.resources().get(0)).isSameAs(alone.resources().get(0));
        assertThat(web).hasToString("web.yaml");
    }

    private static ManifestFile configMap(String file, String name) {
        return ManifestFile.of(
                file, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: lab}\n");
    }
}
