package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.HashMap;
import java.util.Map;

/**
 * What no two may have, and who has it. What is live is claimed first, so that the manifests get the problem.
 *
 * @param <K> what is claimed
 */
final class Claims<K> {
    private final Map<K, Claim> claims = new HashMap<>();

    /** A field that claims something. */
    record Claim(Resource by, FieldPath at) {
        /** {@code VirtualMachine shop/web at vms/web.yaml:14:7}. */
        @Override
        public String toString() {
            return by.id().kind() + " " + by.id().qualifiedName()
                    + by.positions()
                            .nearest(at)
                            .map(position -> " at " + position)
                            .orElse("");
        }
    }

    /** Claims something; gives the earlier claim, or else this one. */
    Claim claim(K what, Claim claim) {
        Claim earlier = claims.putIfAbsent(what, claim);
        return earlier == null ? claim : earlier;
    }
}
