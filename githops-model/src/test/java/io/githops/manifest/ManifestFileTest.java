package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.yml", "a.json", "vms/web.yaml", "a.b/c.yaml"})
    void knowsManifestsByTheirPath(String path) {
        assertThat(ManifestFile.isManifest(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "a.yaml.bak", "yaml", ".hidden.yaml", ".github/a.yaml", "vms/.old/a.yaml", "a.YAML"
            })
    void leavesOtherFilesAlone(String path) {
        assertThat(ManifestFile.isManifest(path)).isFalse();
    }

    @Test
    void isNotChangedThroughItsContent() {
        byte[] content = {1, 2};
        var file = new ManifestFile("a.yaml", content);

        content[0] = 9;
        file.content()[1] = 9;

        assertThat(file)
                .isEqualTo(new ManifestFile("a.yaml", new byte[] {1, 2}))
                .hasToString("a.yaml (2 bytes)");
    }
}
