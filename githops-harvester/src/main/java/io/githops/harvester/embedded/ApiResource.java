package io.githops.harvester.embedded;

import io.githops.diff.apply.ServerSideApply;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** One kind in one version as the server offers it. Immutable and thread-safe. */
final class ApiResource {
    private final GroupVersionKind groupVersionKind;
    private final String plural;
    private final boolean namespaced;
    private final boolean statusSubresource;
    private final Schema schema;
    private final Presentation presentation;
    private final @Nullable Mapping definedSchema;
    private final ServerSideApply apply;

    private ApiResource(
            GroupVersionKind groupVersionKind,
            String plural,
            boolean namespaced,
            boolean statusSubresource,
            Schema schema,
            Presentation presentation,
            @Nullable Mapping definedSchema) {
        this.groupVersionKind = groupVersionKind;
        this.plural = plural;
        this.namespaced = namespaced;
        this.statusSubresource = statusSubresource;
        this.schema = schema;
        this.presentation = presentation;
        this.definedSchema = definedSchema;
        this.apply = ServerSideApply.of(schema, statusSubresource);
    }

    static ApiResource of(ResourceKind<?> kind, Presentation presentation) {
        return new ApiResource(
                kind.groupVersionKind(),
                kind.plural(),
                kind.isNamespaced(),
                kind.hasStatusSubresource(),
                kind.schema(),
                presentation,
                null);
    }

    /**
     * One served version of a custom resource.
     *
     * @throws IllegalArgumentException when the definition has no such version or its schema cannot be read
     */
    static ApiResource of(Mapping definition, Mapping version) {
        Mapping spec = definition.mapping("spec");
        Mapping names = spec.mapping("names");
        String versionName = version.text("name").orElse("");
        return new ApiResource(
                new GroupVersionKind(
                        spec.text("group").orElse(""),
                        versionName,
                        names.text("kind").orElse("")),
                names.text("plural").orElse(""),
                !spec.text("scope").orElse("").equals("Cluster"),
                version.mapping("subresources").has("status"),
                Schema.fromCustomResourceDefinition(definition, versionName),
                Presentation.of(definition, version),
                version.mapping("schema", "openAPIV3Schema"));
    }

    GroupVersionKind groupVersionKind() {
        return groupVersionKind;
    }

    String group() {
        return groupVersionKind.group();
    }

    String version() {
        return groupVersionKind.version();
    }

    String kind() {
        return groupVersionKind.kind();
    }

    String apiVersion() {
        return groupVersionKind.apiVersion();
    }

    String plural() {
        return plural;
    }

    boolean isNamespaced() {
        return namespaced;
    }

    boolean hasStatus() {
        return statusSubresource;
    }

    Schema schema() {
        return schema;
    }

    /** The schema as a posted definition writes it, with its descriptions; null for bundled kinds. */
    @Nullable
    Mapping definedSchema() {
        return definedSchema;
    }

    Presentation presentation() {
        return presentation;
    }

    /** What predicts the outcome of an apply; the server applies with the very engine that plans are made with. */
    ServerSideApply apply() {
        return apply;
    }

    /** Whether Kubernetes itself brings the kind, rather than a custom resource definition. */
    boolean isBuiltIn() {
        return BuiltInGroups.contains(group());
    }

    /** Whether the server counts {@code metadata.generation}. */
    boolean hasGeneration() {
        return !isBuiltIn() || BuiltInGroups.hasGeneration(group());
    }

    boolean is(String otherGroup, String otherKind) {
        return kind().equals(otherKind) && group().equals(otherGroup);
    }

    /** {@code virtualmachines.kubevirt.io}, {@code configmaps}. */
    String qualifiedPlural() {
        return qualified(plural);
    }

    String qualified(String name) {
        return group().isEmpty() ? name : name + "." + group();
    }

    ResourceId id(String namespace, String name) {
        return ResourceId.of(groupVersionKind, namespace, name);
    }

    /** An object in this version, whichever version it was written in. */
    Mapping inThisVersion(Mapping object) {
        return object.with("apiVersion", new Text(apiVersion()));
    }

    /** Tells clients when a kind's storage changed; Kubernetes hashes the name of the kind. */
    String storageVersionHash() {
        String name = group() + "/" + version() + "/" + kind();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    @Override
    public String toString() {
        return qualifiedPlural() + "/" + version();
    }
}
