package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
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
