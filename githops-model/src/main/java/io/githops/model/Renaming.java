package io.githops.model;

import io.githops.model.ReferenceRule.Format;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Other names and namespaces for objects, carried to every place that names them: the references that their kinds know,
 * also within JSON text, owners, subjects of role bindings, late-bound values, and {@link ExplicitOrder#DEPENDS_ON}. The
 * volumes that a machine brings along are renamed with it. What the platform makes, such as settings and nodes, keeps its
 * name, and so does every object that is not among those renamed. Immutable and thread-safe.
 *
 * <pre>{@code
 * Renaming renaming = Renaming.of(kinds, resources, id ->
 *         new ResourceId(id.group(), id.kind(), id.namespace(), "prod-" + id.name()));
 * List<Resource> renamed = resources.stream().map(renaming::rename).toList();
 * }</pre>
 */
public final class Renaming {
    private static final FieldPath DEPENDS_ON = FieldPath.of("metadata", "annotations", ExplicitOrder.DEPENDS_ON);

    private static final FieldPath NAME = FieldPath.of("metadata", "name");

    private static final Set<Authorship> PLATFORM = Set.of(Authorship.EDIT, Authorship.SYSTEM);

    private static final String CLAIM = "PersistentVolumeClaim";

    /** What the cluster makes for an object, under the name that the object says. */
    private static final Map<String, List<ReferenceRule>> MADE = Map.of(
            ReferenceRows.KUBEVIRT + "/VirtualMachine",
            List.of(
                    ReferenceRule.insideJson(
                            "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"]",
                            "[*].metadata.name",
                            "",
                            CLAIM,
                            Format.SAME_NAMESPACE),
                    made("spec.dataVolumeTemplates[*].metadata.name", ReferenceRows.CDI, "DataVolume"),
                    made("spec.dataVolumeTemplates[*].metadata.name", "", CLAIM)),
            ReferenceRows.CDI + "/DataVolume",
            List.of(made("metadata.name", "", CLAIM)));

    private static final List<ReferenceRule> SUBJECTS =
            List.of(ReferenceRule.of("subjects[*]", "", "ServiceAccount", Format.OBJECT));

    private final Kinds kinds;
    private final Map<ResourceId, ResourceId> names;

    private Renaming(Kinds kinds, Map<ResourceId, ResourceId> names) {
        this.kinds = kinds;
        this.names = names;
    }

    /**
     * Prepares other names for resources and for what they bring along.
     *
     * @param kinds tell where objects name each other
     * @param change gives an object its new namespace and name, or its old identity; group and kind stay
     */
    public static Renaming of(Kinds kinds, Collection<Resource> resources, UnaryOperator<ResourceId> change) {
        Objects.requireNonNull(kinds, "kinds");
        Map<ResourceId, ResourceId> names = new LinkedHashMap<>();
        for (Resource resource : resources) {
            if (isNamedByPlatform(kinds, resource)) {
                continue;
            }
            names.put(resource.id(), change.apply(resource.id()));
            made(resource).forEach(rule -> rule.find(resource, made -> names.put(made.to(), change.apply(made.to()))));
        }
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        return new Renaming(kinds, names);
    }

    private static boolean isNamedByPlatform(Kinds kinds, Resource resource) {
        return kinds.find(resource.id().group(), resource.id().kind())
                .filter(kind -> PLATFORM.contains(kind.authorship(resource))
                        || kind.references().stream()
                                .anyMatch(rule -> rule.place().matches(NAME)))
                .isPresent();
    }

    /** What an object is called from now on; the same for those that are not renamed. */
    public ResourceId renamed(ResourceId id) {
        return names.getOrDefault(id, id);
    }

    /** The resource under its new name, and with the new names of what it refers to. Positions stay. */
    public Resource rename(Resource resource) {
        if (names.isEmpty()) {
            return resource;
        }
        ResourceId renamed = renamed(resource.id());
        var seen = new NewNames(kinds, names, renamed.namespace());
        Mapping tree = resource.tree();
        for (ReferenceRule rule : rules(resource)) {
            tree = rule.rename(resource, tree, seen);
        }
        tree = owners(resource, tree, seen);
        var texts = new ObjectTexts(new ObjectNotation(kinds), resource, seen);
        tree = (Mapping) inTexts(tree, texts);
        tree = tree.edit(DEPENDS_ON, entries -> entries instanceof Text text ? texts.dependencies(text) : entries);
        return resource.withTree(identified(tree, resource.id(), renamed));
    }

    private List<ReferenceRule> rules(Resource resource) {
        List<ReferenceRule> known = kinds.find(resource.groupVersionKind())
                .or(() -> kinds.find(resource.id().group(), resource.id().kind()))
                .map(ResourceKind::references)
                .orElse(List.of());
        List<ReferenceRule> rules = new ArrayList<>(known);
        rules.addAll(made(resource));
        if (resource.id().group().equals("rbac.authorization.k8s.io")) {
            rules.addAll(SUBJECTS);
        }
        return rules;
    }

    private static List<ReferenceRule> made(Resource resource) {
        ResourceId id = resource.id();
        return MADE.getOrDefault(id.group() + "/" + id.kind(), List.of());
    }

    private static ReferenceRule made(String place, String group, String kind) {
        return ReferenceRule.of(place, group, kind, Format.SAME_NAMESPACE);
    }

    private static Mapping owners(Resource resource, Mapping tree, NewNames names) {
        return tree.edit(
                FieldPath.of("metadata", "ownerReferences"),
                owners -> owners instanceof Sequence list
                        ? list.map(owner -> owner instanceof Mapping mapping ? owner(resource, mapping, names) : owner)
                        : owners);
    }

    private static Mapping owner(Resource resource, Mapping owner, NewNames names) {
        var kind = GroupVersionKind.of(
                owner.text("apiVersion").orElse(""), owner.text("kind").orElse(""));
        ResourceId old =
                ResourceId.of(kind, resource.namespace(), owner.text("name").orElse(""));
        return names.change(old) ? owner.with("name", new Text(names.of(old).name())) : owner;
    }

    private static Tree inTexts(Tree tree, ObjectTexts texts) {
        if (tree instanceof Mapping mapping) {
            Mapping renamed = mapping;
            for (int i = 0; i < mapping.size(); i++) {
                Tree value = inTexts(mapping.value(i), texts);
                renamed = value == mapping.value(i) ? renamed : renamed.with(mapping.name(i), value);
            }
            return renamed;
        }
        if (tree instanceof Sequence items) {
            return items.map(item -> inTexts(item, texts));
        }
        return tree instanceof Text text ? texts.lateBound(text) : tree;
    }

    private static Mapping identified(Mapping tree, ResourceId old, ResourceId renamed) {
        Mapping named = old.name().equals(renamed.name()) ? tree : tree.with(NAME, new Text(renamed.name()));
        return old.namespace().equals(renamed.namespace())
                ? named
                : named.with(FieldPath.of("metadata", "namespace"), new Text(renamed.namespace()));
    }
}
