package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * An immutable set of kinds. Kinds that are absent still work, as trees with default rules. Thread-safe.
 */
public final class Kinds {
    private static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");
    private static final FieldPath OWNERS = FieldPath.of("metadata", "ownerReferences");
    private static final Kinds NONE = new Kinds(Map.of());

    private final Map<GroupVersionKind, ResourceKind<?>> kinds;
    private final Map<String, Map<String, ResourceKind<?>>> byKindAndGroup = new HashMap<>();

    private Kinds(Map<GroupVersionKind, ResourceKind<?>> kinds) {
        this.kinds = kinds;
        kinds.forEach((version, kind) -> byKindAndGroup
                .computeIfAbsent(version.kind(), any -> new LinkedHashMap<>())
                .putIfAbsent(version.group(), kind));
    }

    /** The kinds of the newest Harvester release this library knows, with the built-in Kubernetes kinds it uses. */
    public static Kinds harvester() {
        return HarvesterKinds.newest();
    }

    /**
     * The kinds of one Harvester release, with the built-in Kubernetes kinds it uses.
     *
     * @param release major and minor version, such as {@code 1.9}
     * @throws IllegalArgumentException when this library does not know the release; names those it does
     */
    public static Kinds harvester(String release) {
        return HarvesterKinds.of(release);
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

    /**
     * These kinds and those of all {@link KindProvider}s that the thread's context class loader finds.
     *
     * @throws KindProviderException as {@link #withInstalled(ClassLoader)}
     */
    public Kinds withInstalled() {
        return with(ServiceLoader.load(KindProvider.class));
    }

    /**
     * These kinds and those of all {@link KindProvider}s that a class loader finds, in the order of the providers' names. A
     * kind that is one of these already is replaced.
     *
     * @throws KindProviderException when a provider cannot be loaded or fails, or two give the same kind
     */
    public Kinds withInstalled(ClassLoader loader) {
        return with(ServiceLoader.load(KindProvider.class, loader));
    }

    private Kinds with(ServiceLoader<KindProvider> providers) {
        return with(InstalledKinds.of(providers).toArray(ResourceKind<?>[]::new));
    }

    /** The kind of exactly this group and version. */
    public Optional<ResourceKind<?>> find(GroupVersionKind groupVersionKind) {
        return Optional.ofNullable(kinds.get(groupVersionKind));
    }

    /**
     * The kind of exactly this group and version, with a typed view.
     *
     * @param view see {@link ResourceKind#builder(String, String, Class)}
     * @throws IllegalArgumentException when there is no such kind
     */
    public <T> ResourceKind<T> kind(String apiVersion, String kind, Class<T> view) {
        var wanted = GroupVersionKind.of(apiVersion, kind);
        return find(wanted)
                .orElseThrow(() -> new IllegalArgumentException(wanted + ": not one of these kinds"))
                .withView(view);
    }

    /** A version of the kind, the first that was added; among the bundled kinds that is the version the cluster stores. */
    public Optional<ResourceKind<?>> find(String group, String kind) {
        return Optional.ofNullable(byKindAndGroup.getOrDefault(kind, Map.of()).get(group));
    }

    /** The groups that have a kind of this name. */
    List<String> groups(String kind) {
        return List.copyOf(byKindAndGroup.getOrDefault(kind, Map.of()).keySet());
    }

    /**
     * What a resource needs: its namespace, its owners, what the rules of its kind find, what its late-bound values are taken
     * from, and what its annotation {@link ExplicitOrder#DEPENDS_ON} names, in this order. Targets that are known to be
     * cluster-scoped have no namespace.
     */
    public List<Reference> references(Resource resource) {
        List<Reference> references = new ArrayList<>();
        if (!resource.namespace().isEmpty()) {
            references.add(
                    new Reference(resource.id(), NAMESPACE, new ResourceId("", "Namespace", "", resource.namespace())));
        }
        findOwners(resource, references::add);
        find(resource.groupVersionKind())
                .ifPresent(kind -> kind.references().forEach(rule -> rule.find(resource, references::add)));
        for (LateBoundValue value : LateBinding.of(this).values(resource)) {
            references.removeIf(reference -> isUnbound(reference.to()));
            references.add(new Reference(resource.id(), value.at(), value.object()));
        }
        references.addAll(ExplicitOrder.of(this).dependencies(resource));
        return references.stream().map(this::scoped).distinct().toList();
    }

    /** Whether what should be a name is a late-bound value, or a part of one. */
    private static boolean isUnbound(ResourceId id) {
        return LateBoundValue.isIn(id.namespace()) || LateBoundValue.isIn(id.name());
    }

    private void findOwners(Resource resource, Consumer<Reference> visitor) {
        for (Mapping owner : resource.metadata().sequence("ownerReferences").mappings()) {
            var kind = GroupVersionKind.of(
                    owner.text("apiVersion").orElse(""), owner.text("kind").orElse(""));
            var id =
                    ResourceId.of(kind, resource.namespace(), owner.text("name").orElse(""));
            visitor.accept(new Reference(resource.id(), OWNERS, id));
        }
    }

    private Reference scoped(Reference reference) {
        ResourceId to = scoped(reference.to());
        return to == reference.to()
                ? reference
                : new Reference(reference.from(), reference.at(), to, reference.strength());
    }

    /** The identity without a namespace, where the kind is known to have none. */
    ResourceId scoped(ResourceId id) {
        boolean namespaced =
                find(id.group(), id.kind()).map(ResourceKind::isNamespaced).orElse(true);
        return namespaced ? id : new ResourceId(id.group(), id.kind(), "", id.name());
    }

    /** All kinds, in the order they were added. */
    public Collection<ResourceKind<?>> all() {
        return kinds.values();
    }
}
