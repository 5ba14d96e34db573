package io.githops.diff.apply;

import io.githops.tree.Mapping;
import io.githops.tree.Num;

/**
 * Counts an object's specifications: any change outside metadata counts, and outside status where status has a sub-resource.
 *
 * @see <a href="https://github.com/kubernetes/apiextensions-apiserver/blob/master/pkg/registry/customresource/strategy.go">
 *     apiextensions-apiserver, registry/customresource/strategy.go</a>
 */
final class Generation {
    private Generation() {}

    /** The newer object with a generation one higher than the older one's, where what counts has changed. */
    static Mapping counted(Mapping older, Mapping newer, boolean hasStatusSubresource) {
        boolean isSame = relevant(older, hasStatusSubresource).equals(relevant(newer, hasStatusSubresource));
        return !isSame && older.mapping("metadata").get("generation") instanceof Num generation
                ? newer.edit("metadata", metadata -> metadata.with("generation", Num.of(generation.longValue() + 1)))
                : newer;
    }

    private static Mapping relevant(Mapping object, boolean hasStatusSubresource) {
        Mapping relevant = object.without("metadata");
        return hasStatusSubresource ? relevant.without("status") : relevant;
    }
}
