package io.githops.overlay;

import io.githops.model.Kinds;
import io.githops.model.Renaming;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives the resources of an overlay its namespace, and names with its prefix and suffix, wherever they name each other. What
 * the platform makes keeps both; namespaces and definitions of kinds keep their names, but a namespace follows the resources
 * that leave it.
 */
final class NameEdit {
    private static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");
    private static final Set<String> KEEP_THEIR_NAMES =
            Set.of("/Namespace", "apiextensions.k8s.io/CustomResourceDefinition", "apiregistration.k8s.io/APIService");

    private final Kinds kinds;
    private final Optional<Placed> namespace;
    private final String prefix;
    private final String suffix;

    NameEdit(Kinds kinds, OverlayFile overlay) {
        this.kinds = kinds;
        namespace = overlay.text("namespace");
        prefix = overlay.text("namePrefix").map(NameEdit::text).orElse("");
        suffix = overlay.text("nameSuffix").map(NameEdit::text).orElse("");
    }

    /** The resources under the names they get, in their order; two may get the same. */
    Named change(Collection<Placed> resources) {
        List<Resource> before = resources.stream().map(Placed::resource).toList();
        Set<String> left = namespacesLeft(before);
        Renaming renaming = Renaming.of(kinds, before, id -> renamed(id, left));
        List<Placed> renamed = new ArrayList<>();
        for (Placed resource : resources) {
            renamed.add(placed(resource, renaming.rename(resource.resource())));
        }
        return new Named(renamed, renaming);
    }

    /** The namespaces of the resources that go to another. */
    private Set<String> namespacesLeft(List<Resource> before) {
        Renaming renaming = Renaming.of(kinds, before, id -> renamed(id, Set.of()));
        return before.stream()
                .map(Resource::id)
                .filter(id -> !renaming.renamed(id).namespace().equals(id.namespace()))
                .map(ResourceId::namespace)
                .collect(Collectors.toSet());
    }

    private Placed placed(Placed before, Resource after) {
        Placed renamed = new Placed(after.tree(), before.origin());
        boolean moved = !after.tree().at(NAMESPACE).equals(before.tree().at(NAMESPACE));
        Placed metadata = renamed.field("metadata");
        Placed value = metadata == null ? null : metadata.field("namespace");
        return !moved || value == null || namespace.isEmpty()
                ? renamed
                : renamed.with(
                        "metadata",
                        metadata.with(
                                "namespace",
                                new Placed(value.tree(), namespace.get().origin())));
    }

    private ResourceId renamed(ResourceId id, Set<String> left) {
        String type = id.group() + "/" + id.kind();
        if (type.equals("/Namespace")) {
            return namespace
                    .filter(any -> left.contains(id.name()))
                    .map(to -> new ResourceId("", id.kind(), "", text(to)))
                    .orElse(id);
        }
        String name = KEEP_THEIR_NAMES.contains(type) ? id.name() : prefix + id.name() + suffix;
        String home = isNamespaced(id) ? namespace.map(NameEdit::text).orElse(id.namespace()) : id.namespace();
        return new ResourceId(id.group(), id.kind(), home, name);
    }

    /** Kinds that are not known are taken for namespaced. */
    private boolean isNamespaced(ResourceId id) {
        return kinds.find(id.group(), id.kind()).map(ResourceKind::isNamespaced).orElse(true);
    }

    private static String text(Placed text) {
        return ((Text) text.tree()).value();
    }

    /** Resources under their new names, and what was called how. */
    record Named(List<Placed> resources, Renaming renaming) {}
}
