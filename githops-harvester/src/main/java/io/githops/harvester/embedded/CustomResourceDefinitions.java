package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a custom resource definition brings about. */
final class CustomResourceDefinitions {
    static final String GROUP = "apiextensions.k8s.io";
    static final String KIND = "CustomResourceDefinition";

    private static final Mapping NO_NAMES =
            Mapping.builder().put("plural", "").put("kind", "").build();

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

    /** A definition whose names are accepted, unless another has them, and whose kind is offered then. */
    static Mapping establish(Mapping definition, boolean namesAreFree, String timestamp) {
        Mapping named = definition.edit("spec", spec -> spec.edit("names", CustomResourceDefinitions::complete));
        Mapping status = named.mapping("status");
        boolean established = isEstablished(named);
        if (established || !namesAreFree) {
            Mapping refused = established ? status : status.with("conditions", refused(timestamp));
            return named.with(
                    "status",
                    refused.with("acceptedNames", established ? named.mapping("spec", "names") : NO_NAMES)
                            .with("storedVersions", storedVersions(named)));
        }
        return named.with(
                "status",
                Mapping.builder()
                        .put("conditions", accepted(timestamp))
                        .put("acceptedNames", named.mapping("spec", "names"))
                        .put("storedVersions", storedVersions(named))
                        .build());
    }

    static boolean isEstablished(Mapping definition) {
        return definition.mapping("status").sequence("conditions").mappings().stream()
                .anyMatch(condition -> new Text("Established").equals(condition.get("type"))
                        && new Text("True").equals(condition.get("status")));
    }

    private static Sequence accepted(String timestamp) {
        return Sequence.of(
                condition("NamesAccepted", "True", "NoConflicts", "no conflicts found", timestamp),
                condition(
                        "Established",
                        "True",
                        "InitialNamesAccepted",
                        "the initial names have been accepted",
                        timestamp));
    }

    private static Sequence refused(String timestamp) {
        return Sequence.of(
                condition("NamesAccepted", "False", "KindConflict", "the names are already in use", timestamp),
                condition("Established", "False", "NotAccepted", "not all names are accepted", timestamp));
    }

    private static Mapping complete(Mapping names) {
        String kind = names.text("kind").orElse("");
        Mapping completed =
                names.has("singular") ? names : names.with("singular", new Text(kind.toLowerCase(Locale.ROOT)));
        return completed.has("listKind") ? completed : completed.with("listKind", new Text(kind + "List"));
    }

    /** Every version that objects were ever stored in. */
    private static Sequence storedVersions(Mapping definition) {
        Set<String> versions = new LinkedHashSet<>(
                definition.mapping("status").sequence("storedVersions").texts());
        definition.mapping("spec").sequence("versions").mappings().stream()
                .filter(version -> Bool.TRUE.equals(version.get("storage")))
                .flatMap(version -> version.text("name").stream())
                .forEach(versions::add);
        return Sequence.ofTexts(List.copyOf(versions));
    }

    private static Mapping condition(String type, String status, String reason, String message, String timestamp) {
        return Mapping.builder()
                .put("type", type)
                .put("status", status)
                .put("lastTransitionTime", timestamp)
                .put("reason", reason)
                .put("message", message)
                .build();
    }
}
