package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is special about namespaces: a finalizer of their own, a phase, and three that are never deleted. */
final class NamespaceRules {
    private static final Text KUBERNETES = new Text("kubernetes");
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private NamespaceRules() {}

    static Mapping prepare(@Nullable Mapping live, Mapping object) {
        if (live == null) {
            return object.edit("spec", NamespaceRules::held).with("status", Mapping.of("phase", new Text("Active")));
        }
        @Nullable Tree finalizers = live.mapping("spec").get("finalizers");
        return object.edit(
                "spec", spec -> finalizers == null ? spec.without("finalizers") : spec.with("finalizers", finalizers));
    }

    private static Mapping held(Mapping spec) {
        Sequence finalizers = spec.sequence("finalizers");
        return finalizers.items().contains(KUBERNETES) ? spec : spec.with("finalizers", finalizers.plus(KUBERNETES));
    }

    static boolean isHeld(Mapping namespace) {
        return !namespace.mapping("spec").sequence("finalizers").isEmpty();
    }

    static boolean isImmortal(String name) {
        return IMMORTAL.contains(name);
    }

    static Mapping terminating(Mapping namespace, String timestamp) {
        return ObjectMetadata.markDeleted(namespace, timestamp, false)
                .with("status", Mapping.of("phase", new Text("Terminating")));
    }

    static Mapping released(Mapping namespace) {
        return namespace.edit("spec", spec -> spec.without("finalizers"));
    }
}
