package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps quotas while machines migrate, and the labels that enforce the cluster's pod security. */
final class NamespaceAdmission implements Webhooks {
    private static final String QUOTA = "field.cattle.io/resourceQuota";
    private static final List<String> LABELS = List.of(
            "pod-security.kubernetes.io/enforce",
            "pod-security.kubernetes.io/enforce-version",
            "pss.harvesterhci.io/managed");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.NAMESPACE.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        if (live == null) {
            return List.of();
        }
        ApiObject before = new ApiObject(live);
        ApiObject namespace = new ApiObject(object);
        var refusals = new Refusals();
        refusals.check(() -> checkQuota(before, namespace, objects));
        refusals.check(() -> checkLabels(before, namespace, objects));
        return refusals.all();
    }

    private static void checkQuota(ApiObject before, ApiObject namespace, ClusterObjects objects)
            throws RefusedException {
        if (before.annotation(QUOTA).equals(namespace.annotation(QUOTA))) {
            return;
        }
        for (ApiObject machine : HarvesterKind.VIRTUAL_MACHINE.in(objects, namespace.name())) {
            Optional<String> state = machine.status().text("printableStatus");
            if (objects.isLive(machine.id())
                    && state.filter("Migrating"::equals).isPresent()) {
                throw Webhook.HARVESTER.invalid(
                        "namespace-machine-migrating",
                        "metadata.annotations[\"" + QUOTA + "\"]",
                        "the quota can't be changed while VM " + machine.qualifiedName() + " migrates");
            }
        }
    }

    private static void checkLabels(ApiObject before, ApiObject namespace, ClusterObjects objects)
            throws RefusedException {
        if (!PodSecuritySetting.isEnforced(objects)) {
            return;
        }
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
