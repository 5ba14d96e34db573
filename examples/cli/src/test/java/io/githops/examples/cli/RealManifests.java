package io.githops.examples.cli;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Manifests that Harvester's and KubeVirt's own projects publish, as text by name. */
final class RealManifests {
    private RealManifests() {}

    /** Each file as it is; skips the test when the folder is not there. */
    static Map<String, String> files() throws IOException {
        Path folder = SharedFolder.require("manifests");
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }

    /** Each document of the files that hold several, named by its file and number from one. */
    static Map<String, String> documents() throws IOException {
        Map<String, String> documents = new LinkedHashMap<>();
        files().forEach((name, text) -> {
            String[] parts = text.split("(?m)^---\\s*$");
            for (int i = 0; i < parts.length && parts.length > 1; i++) {
                documents.put(name + "#" + (i + 1), parts[i]);
            }
        });
        return documents;
    }

    /** Every document once, the first one for each resource, of those that can be applied alone. */
    static Map<String, String> compatible(Predicate<String> applies) throws IOException {
        Map<String, String> chosen = new LinkedHashMap<>();
        Set<ResourceId> seen = new HashSet<>();
        Map<String, String> all = documents();
        files().forEach((name, text) -> all.putIfAbsent(name.concat(all.containsKey(name + "#1") ? "#1" : ""), text));
        all.forEach((name, text) -> {
            List<ResourceId> ids = resources(text).stream().map(Resource::id).toList();
            if (applies.test(name) && ids.stream().allMatch(seen::add)) {
                chosen.put(name, text);
            }
        });
        return chosen;
    }

    /** What the manifests take for granted. */
    static List<Resource> prerequisites() {
        return resources(resource("prerequisites.yaml"));
    }

    static String resource(String name) {
        try (InputStream in = RealManifests.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> resources(String text) {
        return ManifestReader.builder(Kinds.harvester())
                .build()
                .read(List.of(ManifestFile.of("manifests.yaml", text)))
                .resources();
    }
}
