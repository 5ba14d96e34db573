package io.githops.harvester.embedded;

import io.githops.diff.apply.Cause;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a custom resource definition brings about. */
final class CustomResourceDefinitions {
    static final String GROUP = "apiextensions.k8s.io";
    static final String KIND = "CustomResourceDefinition";

    private CustomResourceDefinitions() {}

    static boolean isDefinition(ApiResource resource) {
        return resource.is(GROUP, KIND);
    }

    /** The kind it defines. */
    static ObjectStore.GroupKind kind(Mapping definition) {
        Mapping spec = definition.mapping("spec");
        return new ObjectStore.GroupKind(
                spec.text("group").orElse(""),
                spec.mapping("names").text("kind").orElse(""));
    }

    /**
     * The versions it makes the server offer.
     *
     * @throws IllegalArgumentException when a schema cannot be read
     */
    static List<ApiResource> resources(Mapping definition) {
        return definition.mapping("spec").sequence("versions").mappings().stream()
                .filter(version -> !Bool.FALSE.equals(version.get("served")))
                .map(version -> ApiResource.of(definition, version))
                .toList();
    }

    /** What is wrong with a definition beyond its schema. */
    static List<Cause> problems(Mapping definition) {
        List<Cause> causes = new ArrayList<>();
        Mapping spec = definition.mapping("spec");
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
        if (spec.sequence("versions").mappings().isEmpty()) {
            causes.add(
                    Cause.invalid("spec.versions", "null", "must have exactly one version marked as storage version"));
        }
        try {
            resources(definition);
        } catch (IllegalArgumentException e) {
            causes.add(Cause.invalid("spec.versions", "\"\"", String.valueOf(e.getMessage())));
        }
        return causes;
    }

    /** A definition whose names are accepted and whose kind is offered. */
    static Mapping establish(Mapping definition, String timestamp) {
        Mapping named = definition.edit("spec", spec -> spec.edit("names", CustomResourceDefinitions::complete));
        if (named.mapping("status").has("conditions")) {
            return named.edit("status", status -> status.with("acceptedNames", named.mapping("spec", "names")));
        }
        Mapping status = Mapping.builder()
                .put(
                        "conditions",
                        Sequence.of(
                                condition("NamesAccepted", "NoConflicts", "no conflicts found", timestamp),
                                condition(
                                        "Established",
                                        "InitialNamesAccepted",
                                        "the initial names have been accepted",
                                        timestamp)))
                .put("acceptedNames", named.mapping("spec", "names"))
                .put("storedVersions", storedVersions(named))
                .build();
        return named.with("status", status);
    }

    private static Mapping complete(Mapping names) {
        String kind = names.text("kind").orElse("");
        Mapping completed =
                names.has("singular") ? names : names.with("singular", new Text(kind.toLowerCase(Locale.ROOT)));
        return completed.has("listKind") ? completed : completed.with("listKind", new Text(kind + "List"));
    }

    private static Sequence storedVersions(Mapping definition) {
        return Sequence.ofTexts(definition.mapping("spec").sequence("versions").mappings().stream()
                .filter(version -> Bool.TRUE.equals(version.get("storage")))
                .flatMap(version -> version.text("name").stream())
                .toList());
    }

    private static Mapping condition(String type, String reason, String message, String timestamp) {
        return Mapping.builder()
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", timestamp)
                .put("reason", reason)
                .put("message", message)
                .build();
    }
}
