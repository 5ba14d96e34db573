package io.githops.harvester.embedded;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.Yaml;
import io.githops.model.ManifestException;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Tree;

/** Reads the YAML that clients apply; most of them send JSON, which is tried first. */
final class YamlText {
    private YamlText() {}

    /** @throws IllegalArgumentException when the text is neither JSON nor one document of YAML */
    static Tree parse(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException notJson) {
            return parseYaml(text);
        }
    }

    private static Tree parseYaml(String text) {
        try {
            return Yaml.parse(ManifestFile.of("body", text));
        } catch (ManifestException e) {
            throw new IllegalArgumentException(e.problems().get(0).message(), e);
        }
    }
}
