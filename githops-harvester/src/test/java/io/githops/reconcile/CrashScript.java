package io.githops.reconcile;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two revisions with 80 creations, 60 updates, 30 recreations and 30 deletions between them, and 20 that stay. */
final class CrashScript {
    private CrashScript() {}

    static String before() {
        return yaml(List.of(
                many(20, number -> configMap("same-" + number, "blue")),
                many(60, number -> configMap("updated-" + number, "blue")),
                many(30, number -> secret("recreated-" + number, "Opaque")),
                many(25, number -> configMap("pruned-" + number, "blue")),
                many(5, number -> claim("pruned-" + number))));
    }

    static String after() {
        return yaml(List.of(
                many(20, number -> configMap("same-" + number, "blue")),
                many(60, number -> configMap("updated-" + number, "red")),
                many(30, number -> secret("recreated-" + number, "example.com/login")),
                many(70, number -> configMap("created-" + number, "blue")),
                many(10, number -> claim("created-" + number))));
    }

    /** What neither revision speaks of. */
    static Resource foreign() {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("foreign.yaml", configMap("foreign", "green"))))
                .orThrow()
                .get(0);
    }

    private static String yaml(List<Stream<String>> documents) {
        return String.join("---\n", documents.stream().flatMap(each -> each).toList());
    }

    private static Stream<String> many(int count, IntFunction<String> document) {
        return IntStream.range(0, count).mapToObj(document);
    }

    private static String configMap(String name, String colour) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: default}
                data: {colour: %s}
                """.formatted(name, colour);
    }

    private static String secret(String name, String type) {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: %s, namespace: default}
                type: %s
                stringData: {password: first-of-all}
                """.formatted(name, type);
    }

    private static String claim(String name) {
        return """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s, namespace: default}
                spec:
                  accessModes: [ReadWriteMany]
                  storageClassName: harvester-longhorn
                  volumeMode: Block
                  resources: {requests: {storage: 1Gi}}
                """.formatted(name);
    }
}
