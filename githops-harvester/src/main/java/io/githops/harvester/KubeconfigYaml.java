package io.githops.harvester;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.Yaml;
import io.githops.model.ManifestException;
import io.githops.tree.Mapping;

/** Reads the YAML of a kubeconfig. */
final class KubeconfigYaml {
    private KubeconfigYaml() {}

    /**
     * The one document of a file.
     *
     * @throws KubeconfigException when it is not YAML or no mapping; says where, and nothing of what stands there
     */
    static Mapping read(String fileName, byte[] content) {
        try {
            if (Yaml.parse(new ManifestFile(fileName, content)) instanceof Mapping mapping) {
                return mapping;
            }
        } catch (ManifestException e) {
            var problem = e.problems().get(0);
            throw unreadable(String.valueOf(problem.position()), "is not YAML: " + problem.message());
        }
        throw unreadable(fileName, "is no YAML mapping");
    }

    private static KubeconfigException unreadable(String where, String found) {
        return new KubeconfigException(
                KubeconfigException.UNREADABLE, where + ": " + found + "; expected a kubeconfig file of kind Config");
    }
}
