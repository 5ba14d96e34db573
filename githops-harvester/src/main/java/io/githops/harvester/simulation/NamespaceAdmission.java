package io.githops.harvester.simulation;

import io.githops.tree.Mapping;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the labels that enforce the cluster's pod security. */
final class NamespaceAdmission implements Admission {

    @Override
    public boolean covers(String group, String kind) {
        return SimulatedKind.NAMESPACE.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, StoredObjects objects) throws Refusal {
        if (live == null || !PodSecurity.isEnforced(objects)) {
            return;
        }
        ApiObject before = new ApiObject(live);
        ApiObject namespace = new ApiObject(object);
        for (String label : PodSecurity.LABELS) {
            if (before.label(label).isPresent() && !Objects.equals(before.label(label), namespace.label(label))) {
                throw Webhook.HARVESTER.invalid("label " + label + " of namespace " + namespace.name()
                        + " is managed by setting " + PodSecurity.SETTING + " and can't be changed");
            }
        }
    }
}
