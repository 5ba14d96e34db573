package io.githops.diff.rule;

import static io.githops.diff.rule.NormalisationRule.keepLive;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.labels;

import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Kubernetes, Rancher and Harvester write into namespaces, their quotas, and nodes. */
final class NamespaceRules {
    private static final Glob COMPENSATION = Glob.of("harvesterhci.io/migrating*");

    private NamespaceRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                keepLive(
                                "pod-security-label",
                                "While the setting cluster-pod-security-standard is enabled, Harvester labels namespaces by it"
                                        + " and refuses other values.",
                                labels(
                                                "pod-security.kubernetes.io/enforce",
                                                "pod-security.kubernetes.io/enforce-version",
                                                "pss.harvesterhci.io/managed")
                                        .and(candidate -> candidate
                                                .live()
                                                .label("pss.harvesterhci.io/managed")
                                                .filter("true"::equals)
                                                .isPresent()))
                        .on("Namespace")
                        .citing("harvester/harvester: pkg/controller/master/setting/cluster_pod_security_standard.go"),
                keepLive(
                                "project-label",
                                "Rancher labels a namespace with the project that its annotation names.",
                                labels("field.cattle.io/projectId").and(NamespaceRules::isProjectOfAnnotation))
                        .on("Namespace")
                        .citing("rancher/rancher: pkg/controllers/managementuser/rbac/namespace_handler.go"),
                keepLive(
                                "quota-during-migration",
                                "Harvester raises a quota by what a machine needs twice while it migrates, and lowers it"
                                        + " afterwards.",
                                at("spec.hard.*").and(NamespaceRules::isRaisedForMigration))
                        .on("ResourceQuota")
                        .citing("harvester/harvester: pkg/controller/master/resourcequota/resourcequota_controller.go"),
                keepLive(
                                "node-label",
                                "Networks, KubeVirt and the cluster itself label nodes with what they found there.",
                                labels(
                                        "network.harvesterhci.io/*",
                                        "kubevirt.io/*",
                                        "*.node.kubevirt.io/*",
                                        "node-role.kubernetes.io/*"))
                        .on("Node")
                        .citing("kubevirt/kubevirt: pkg/virt-handler/node-labeller"),
                keepLive(
                                "maintenance-request",
                                "A request to empty a node is taken away when Harvester has begun.",
                                Places.annotations("harvesterhci.io/drain-requested", "harvesterhci.io/drain-forced")
                                        .and(Candidate::isDesiredOnly)
                                        .and(candidate -> candidate
                                                .live()
                                                .annotation("harvesterhci.io/maintain-status")
                                                .isPresent()))
                        .on("Node")
                        .citing("harvester/harvester: pkg/controller/master/nodedrain/nodedrain_controller.go"));
    }

    private static boolean isProjectOfAnnotation(Candidate candidate) {
        Optional<String> project = candidate
                .predicted()
                .mapping("metadata", "annotations")
                .text("field.cattle.io/projectId")
                .map(id -> id.substring(id.indexOf(':') + 1));
        return project.isPresent() && project.equals(candidate.liveText());
    }

    private static boolean isRaisedForMigration(Candidate candidate) {
        Tree live = candidate.liveValue();
        Tree desired = candidate.desiredValue();
        if (live == null || desired == null) {
            return false;
        }
        try {
            Quantity raised = Quantity.from(live).minus(Quantity.from(desired));
            Quantity most = compensation(candidate.live(), Places.field(candidate.path()));
            return !raised.isNegative() && raised.compareTo(most) <= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What all migrations together may have added of a resource. */
    private static Quantity compensation(Resource quota, String resource) {
        Quantity sum = Quantity.ZERO;
        for (String name : quota.metadata().mapping("annotations").names()) {
            if (COMPENSATION.matches(name)) {
                @Nullable Tree amount = Embedded.mapping(quota.annotation(name)).get(resource);
                sum = amount == null ? sum : sum.plus(Quantity.from(amount));
            }
        }
        return sum;
    }
}
