package io.githops.manifest;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks resources against the schemas of their kinds, as an API server would with strict field validation, and beyond it
 * where a kind's admission is known to take some values only. Resources of unknown kinds pass. Thread-safe.
 *
 * <p>The check knows nothing of the cluster. A field that is missing here but present in a live object is reported, though
 * only as a warning where the kind's objects are there before any manifest, such as add-ons and block devices. {@code
 * status} is passed over where applying an object leaves it alone, and is never demanded. Late-bound values fit
 * every field that holds no mapping or list; they are checked when the resource is bound.
 */
public final class SchemaCheck {
    /** Kinds whose objects the cluster makes by itself, so that a manifest may hold no more than what it changes. */
    private static final Set<String> ADOPTED =
            Set.of("harvesterhci.io/Addon", "harvesterhci.io/BlockDevice", "node.harvesterhci.io/Ksmtuned");

    private final Kinds kinds;
    private final Patterns patterns = new Patterns();

    public SchemaCheck(Kinds kinds) {
        this.kinds = Objects.requireNonNull(kinds, "kinds");
    }

    /**
     * Reports what the resource's kind does not allow, in the order of the resource. Messages name the resource and the
     * field, and hold no value of a sensitive field.
     *
     * @param problems takes problems with the codes {@code GH1201} to {@code GH1208}
     */
    public void check(Resource resource, Consumer<Problem> problems) {
        kinds.find(resource.groupVersionKind()).ifPresent(kind -> {
            var findings = new Findings(resource, kind.sensitiveFields(resource), problems);
            boolean mayBePart =
                    ADOPTED.contains(resource.id().group() + "/" + resource.id().kind());
            new SchemaWalk(patterns, findings, mayBePart)
                    .root(kind.schema(), resource.tree(), kind.hasStatusSubresource());
        });
    }
}
