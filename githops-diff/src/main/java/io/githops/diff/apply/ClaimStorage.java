package io.githops.diff.apply;

import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API server does to the sources of volume claims: features that are off are dropped, and the two ways to name a
 * source are kept alike.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/api/persistentvolumeclaim/util.go">kubernetes,
 *     pkg/api/persistentvolumeclaim/util.go</a>
 */
final class ClaimStorage {
    private static final String SOURCE = "dataSource";
    private static final String REFERENCE = "dataSourceRef";
    private static final String CLASS = "volumeAttributesClassName";

    private ClaimStorage() {}

    /** @param live null on create */
    static Mapping store(@Nullable Mapping live, Mapping claim) {
        Mapping before = live == null ? Mapping.empty() : live.mapping("spec");
        return claim.edit("spec", spec -> alike(supported(before, spec)));
    }

    private static Mapping supported(Mapping before, Mapping spec) {
        Mapping supported = spec;
        if (!before.has(REFERENCE) && spec.mapping(REFERENCE).has("namespace")) {
            supported = supported.without(REFERENCE);
        }
        if (!before.has(CLASS)) {
            supported = supported.without(CLASS);
        }
        boolean isNew = !before.has(SOURCE) && !before.has(REFERENCE);
        return isNew && !isKnown(spec.mapping(SOURCE)) ? supported.without(SOURCE) : supported;
    }

    private static boolean isKnown(Mapping source) {
        String group = source.text("apiGroup").orElse("");
        return List.of("/PersistentVolumeClaim", "snapshot.storage.k8s.io/VolumeSnapshot")
                .contains(group + "/" + source.text("kind").orElse(""));
    }

    private static Mapping alike(Mapping spec) {
        Tree source = spec.get(SOURCE);
        Tree reference = spec.get(REFERENCE);
        if (source != null && reference == null) {
            return spec.with(REFERENCE, source);
        }
        boolean isCopied = source == null && reference instanceof Mapping named && !named.has("namespace");
        return isCopied ? spec.with(SOURCE, reference) : spec;
    }
}
