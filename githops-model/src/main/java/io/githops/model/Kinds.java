package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An immutable set of kinds. Kinds that are absent still work, as trees with default rules. Thread-safe.
 */
public final class Kinds {
    private static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");
    private static final FieldPath OWNERS = FieldPath.of("metadata", "ownerReferences");
    private static final Kinds NONE = new Kinds(Map.of());

    private final Map<GroupVersionKind, ResourceKind<?>> kinds;

    private Kinds(Map<GroupVersionKind, ResourceKind<?>> kinds) {
        this.kinds = kinds;
    }

    /** The kinds of the newest Harvester release this library knows, with the built-in Kubernetes kinds it uses. */
    public static Kinds harvester() {
        return HarvesterKinds.newest();
    }

    /** No kind at all. */
    public static Kinds none() {
        return NONE;
    }

    /** These kinds and more; a kind given again replaces the earlier one. */
    public Kinds with(ResourceKind<?>... more) {
        var all = new LinkedHashMap<>(kinds);
        for (ResourceKind<?> kind : more) {
            all.put(kind.groupVersionKind(), kind);
        }
        return new Kinds(Collections.unmodifiableMap(all));
    }

    /** The kind of exactly this group and version. */
    public Optional<ResourceKind<?>> find(GroupVersionKind groupVersionKind) {
        return Optional.ofNullable(kinds.get(groupVersionKind));
    }

    /** A version of the kind, the first that was added. */
    public Optional<ResourceKind<?>> find(String group, String kind) {
        return kinds.values().stream()
                .filter(candidate -> candidate.groupVersionKind().group().equals(group)
                        && candidate.groupVersionKind().kind().equals(kind))
                .findFirst();
    }

    /**
     * What a resource needs: its namespace, its owners, and what the rules of its kind find, in this order.
     */
    public List<Reference> references(Resource resource) {
        List<Reference> references = new ArrayList<>();
        BiConsumer<FieldPath, ResourceId> add =
                (path, target) -> references.add(new Reference(resource.id(), path, target));
        if (!resource.namespace().isEmpty()) {
            add.accept(NAMESPACE, new ResourceId("", "Namespace", "", resource.namespace()));
        }
        findOwners(resource, add);
        find(resource.groupVersionKind())
                .ifPresent(kind -> kind.references().forEach(rule -> rule.find(resource, add)));
        return List.copyOf(references);
    }

    private void findOwners(Resource resource, BiConsumer<FieldPath, ResourceId> add) {
        for (Mapping owner : resource.metadata().sequence("ownerReferences").mappings()) {
            var kind = GroupVersionKind.of(
                    owner.text("apiVersion").orElse(""), owner.text("kind").orElse(""));
            boolean namespaced = find(kind).map(ResourceKind::isNamespaced).orElse(true);
            add.accept(
                    OWNERS,
                    ResourceId.of(
                            kind,
                            namespaced ? resource.namespace() : "",
                            owner.text("name").orElse("")));
        }
    }

    /** All kinds, in the order they were added. */
    public Collection<ResourceKind<?>> all() {
        return kinds.values();
    }
}
