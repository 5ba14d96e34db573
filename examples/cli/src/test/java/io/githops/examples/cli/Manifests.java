package io.githops.examples.cli;

/** Manifests as users write them. */
final class Manifests {
    private Manifests() {}

    static String configMap(String name, String color) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                  namespace: default
                data:
                  color: %s
                """.formatted(name, color);
    }
}
