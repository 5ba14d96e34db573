package io.githops.harvester.embedded;

import io.githops.diff.apply.Cause;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a custom resource definition beyond its schema.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go">kubernetes,
 *     apiextensions validation.go</a>
 */
final class DefinitionCheck {
    private static final String VERSIONS = "spec.versions";

    private final List<Cause> causes = new ArrayList<>();
    private final Mapping definition;
    private final Mapping spec;

    private DefinitionCheck(Mapping definition) {
        this.definition = definition;
        this.spec = definition.mapping("spec");
    }

    static List<Cause> problems(Mapping definition) {
        var check = new DefinitionCheck(definition);
        check.checkNames();
        check.checkVersions();
        return check.causes;
    }

    private void checkNames() {
        Mapping names = spec.mapping("names");
        String expected =
                names.text("plural").orElse("") + "." + spec.text("group").orElse("");
        String name = ObjectMetadata.name(definition);
        if (!name.equals(expected)) {
            causes.add(
                    Cause.invalid("metadata.name", "\"" + name + "\"", "must be spec.names.plural+\".\"+spec.group"));
        }
        if (names.text("kind").orElse("").isEmpty()) {
            causes.add(Cause.required("spec.names.kind"));
        }
        String scope = spec.text("scope").orElse("");
        if (spec.has("scope") && !List.of("Cluster", "Namespaced").contains(scope)) {
            causes.add(Cause.unsupported("spec.scope", Json.text(new Text(scope)), "\"Cluster\", \"Namespaced\""));
        }
    }

    private void checkVersions() {
        List<Mapping> versions = spec.sequence("versions").mappings();
        long stored = versions.stream()
                .filter(version -> Bool.TRUE.equals(version.get("storage")))
                .count();
        if (stored != 1) {
            causes.add(Cause.invalid(
                    VERSIONS,
                    versions.isEmpty() ? "null" : Json.text(spec.sequence("versions")),
                    "must have exactly one version marked as storage version"));
        }
        for (int i = 0; i < versions.size(); i++) {
            checkSchema(versions.get(i), VERSIONS + "[" + i + "].schema.openAPIV3Schema");
        }
        if (causes.isEmpty()) {
            checkReadable();
        }
    }

    private void checkSchema(Mapping version, String path) {
        Mapping schema = version.mapping("schema");
        if (!schema.has("openAPIV3Schema")) {
            causes.add(Cause.required(path, "schemas are required"));
        } else if (schema.mapping("openAPIV3Schema").text("type").orElse("").isEmpty()) {
            causes.add(Cause.required(path + ".type", "must not be empty at the root"));
        }
    }

    private void checkReadable() {
        try {
            CustomResourceDefinitions.resources(definition);
        } catch (IllegalArgumentException e) {
            causes.add(Cause.invalid(VERSIONS, "\"\"", String.valueOf(e.getMessage())));
        }
    }
}
