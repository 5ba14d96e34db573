package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.finalizers;
import static io.githops.diff.rule.Places.labels;
import static io.githops.diff.rule.Places.within;
import static io.githops.diff.rule.RuleSource.in;

import java.util.List;

/** What the server and its controllers write into the metadata and status of any object. */
final class MetadataRules {
    private static final RuleSource FINALIZERS = in("rancher/wrangler: pkg/generic/remove.go");
    private static final RuleSource KUBECTL = in("kubernetes/kubectl: pkg/util/apply.go");
    private static final RuleSource OBJECT_SETS = in("rancher/wrangler: pkg/apply/desiredset_apply.go");
    private static final RuleSource DEFINITIONS = in("harvester/harvester: deploy/charts/harvester-crd");

    private MetadataRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                FINALIZERS.keepLive(
                        "system-finalizer",
                        "Controllers add and remove finalizers of their own; without one they would skip what they"
                                + " have to clean up.",
                        finalizers(
                                "wrangler.cattle.io/*",
                                "controller.cattle.io/*",
                                "harvesterhci.io/*",
                                "kubevirt.io/*",
                                "cdi.kubevirt.io/*",
                                "kubeovn.io/*",
                                "snapshot.storage.kubernetes.io/*",
                                "kubernetes.io/pvc-protection",
                                "kubernetes.io/pv-protection",
                                "foregroundDeletion",
                                "orphan")),
                KUBECTL.keepLive(
                        "last-applied-configuration",
                        "kubectl apply keeps the manifest it applied last in an annotation, for itself.",
                        annotations("kubectl.kubernetes.io/last-applied-configuration")),
                OBJECT_SETS.keepLive(
                        "rancher-record",
                        "Rancher keeps records of its own in annotations and labels.",
                        annotations(
                                        "objectset.rio.cattle.io/*",
                                        "lifecycle.cattle.io/*",
                                        "management.cattle.io/*",
                                        "authz.management.cattle.io/*",
                                        "cattle.io/*",
                                        "field.cattle.io/creatorId",
                                        "field.cattle.io/publicEndpoints")
                                .or(labels(
                                        "objectset.rio.cattle.io/*", "authz.management.cattle.io/*", "cattle.io/*"))),
                DEFINITIONS.keepLive(
                        "status",
                        "Most kinds of Harvester keep their status as an ordinary field. Taking it away would wipe out"
                                + " addresses, allocations and what else only the cluster knows.",
                        within("status")));
    }
}
