package io.githops.diff.guard;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object for whose sake a controller keeps another one as it thinks right.
 *
 * @param id with the namespace of the kept object, whatever the scope of its kind
 * @param evidence what tells: {@code controller in metadata.ownerReferences}
 */
public record Controller(ResourceId id, String evidence) {
    private static final String OWNER_KIND = "objectset.rio.cattle.io/owner-gvk";
    private static final String KIND = ", Kind=";

    /**
     * Those that control a live object, as its owner references and the marks of Rancher's controllers tell. A reference that
     * the manifest writes itself does not count.
     *
     * @param desired the manifest; null when there is none
     */
    public static List<Controller> of(Resource live, @Nullable Resource desired) {
        return Stream.concat(ofReferences(live, desired), ofObjectSet(live).stream())
                .toList();
    }

    /** The same in the whole cluster, for kinds without a namespace. */
    public ResourceId inCluster() {
        return new ResourceId(id.group(), id.kind(), "", id.name());
    }

    private static Stream<Controller> ofReferences(Resource live, @Nullable Resource desired) {
        List<ResourceId> written = desired == null
                ? List.of()
                : references(desired).map(reference -> id(reference, live)).toList();
        return references(live)
                .filter(reference -> Bool.TRUE.equals(reference.get("controller")))
                .map(reference -> id(reference, live))
                .filter(id -> !written.contains(id))
                .map(id -> new Controller(id, "controller in metadata.ownerReferences"));
    }

    static Optional<Controller> ofObjectSet(Resource live) {
        return live.annotation(OWNER_KIND).filter(kind -> kind.contains(KIND)).map(kind -> {
            int end = kind.indexOf(KIND);
            var of = GroupVersionKind.of(kind.substring(0, end), kind.substring(end + KIND.length()));
            String namespace =
                    live.annotation("objectset.rio.cattle.io/owner-namespace").orElse("");
            String name = live.annotation("objectset.rio.cattle.io/owner-name").orElse("");
            return new Controller(ResourceId.of(of, namespace, name), "annotation " + OWNER_KIND);
        });
    }

    private static Stream<Mapping> references(Resource object) {
        return object.metadata().sequence("ownerReferences").mappings().stream();
    }

    private static ResourceId id(Mapping reference, Resource live) {
        var kind = GroupVersionKind.of(
                reference.text("apiVersion").orElse(""), reference.text("kind").orElse(""));
        return ResourceId.of(kind, live.namespace(), reference.text("name").orElse(""));
    }
}
