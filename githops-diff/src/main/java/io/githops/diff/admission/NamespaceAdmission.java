package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the labels that enforce the cluster's pod security. */
final class NamespaceAdmission implements Webhooks {
    private static final List<String> LABELS = List.of(
            "pod-security.kubernetes.io/enforce",
            "pod-security.kubernetes.io/enforce-version",
            "pss.harvesterhci.io/managed");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.NAMESPACE.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        if (live == null || !PodSecuritySetting.isEnforced(objects)) {
            return;
        }
        ApiObject before = new ApiObject(live);
        ApiObject namespace = new ApiObject(object);
        for (String label : LABELS) {
            if (before.label(label).isPresent() && !Objects.equals(before.label(label), namespace.label(label))) {
                throw Webhook.HARVESTER.invalid(
                        "namespace-security-label",
                        "metadata.labels",
                        "label " + label + " of namespace " + namespace.name() + " is managed by setting "
                                + PodSecuritySetting.NAME + " and can't be changed");
            }
        }
    }
}
