package io.githops.model;

import io.githops.schema.Schema;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** What a custom resource definition says of its kind. */
final class DefinedKind {
    private static final String API_VERSION = "apiextensions.k8s.io/v1";
    private static final String KIND = "CustomResourceDefinition";

    private final Mapping definition;
    private final Mapping spec;

    DefinedKind(Mapping definition) {
        this.definition = definition;
        this.spec = definition.mapping("spec");
        require("apiVersion", definition.text("apiVersion").filter(API_VERSION::equals), API_VERSION);
        require("kind", definition.text("kind").filter(KIND::equals), KIND);
    }

    String storedVersion() {
        Optional<String> stored = versions().stream()
                .filter(version -> Bool.TRUE.equals(version.get("storage")))
                .flatMap(version -> version.text("name").stream())
                .findFirst();
        return require("spec.versions", stored, "a version that is stored");
    }

    <T> ResourceKind.Builder<T> builder(String version, Class<T> view) {
        Mapping names = spec.mapping("names");
        String group = require("spec.group", spec.text("group"), "a group");
        String kind = require("spec.names.kind", names.text("kind"), "a kind");
        ResourceKind.Builder<T> builder = ResourceKind.builder(group + "/" + version, kind, view)
                .plural(require("spec.names.plural", names.text("plural"), "a plural"))
                .schema(Schema.fromCustomResourceDefinition(definition, version));
        if (spec.text("scope").filter("Cluster"::equals).isPresent()) {
            builder.clusterScoped();
        }
        return hasStatusSubresource(version) ? builder.statusSubresource() : builder;
    }

    private boolean hasStatusSubresource(String version) {
        return versions().stream()
                .filter(candidate -> candidate.text("name").equals(Optional.of(version)))
                .anyMatch(candidate -> candidate.mapping("subresources").has("status"));
    }

    private List<Mapping> versions() {
        return spec.sequence("versions").mappings();
    }

    private String require(String field, Optional<String> value, String expected) {
        return value.orElseThrow(() -> new IllegalArgumentException("the definition "
                + definition.mapping("metadata").text("name").orElse("without a name")
                + ": " + field + ": found nothing that fits; expected " + expected));
    }
}
