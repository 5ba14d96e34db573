package io.githops.diff.rule;

import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.labels;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Kubernetes, Rancher and Harvester write into namespaces, their quotas, and nodes. */
final class NamespaceRules {
    private static final RuleSource POD_SECURITY =
            in("harvester/harvester: pkg/controller/master/setting/cluster_pod_security_standard.go", "Namespace");
    private static final RuleSource PROJECTS =
            in("rancher/rancher: pkg/controllers/managementuser/rbac/namespace_handler.go", "Namespace");
    private static final RuleSource QUOTAS =
            in("harvester/harvester: pkg/controller/master/resourcequota/resourcequota_controller.go", "ResourceQuota");
    private static final RuleSource NODE_LABELS = in("kubevirt/kubevirt: pkg/virt-handler/node-labeller", "Node");
    private static final RuleSource NODE_DRAIN =
            in("harvester/harvester: pkg/controller/master/nodedrain/nodedrain_controller.go", "Node");
    private static final Glob COMPENSATION = Glob.of("harvesterhci.io/migrating*");

    private NamespaceRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                POD_SECURITY.keepLive(
                        "pod-security-label",
                        "While the setting cluster-pod-security-standard is enabled, Harvester labels namespaces by it"
                                + " and refuses other values.",
                        labels(
                                        "pod-security.kubernetes.io/enforce",
                                        "pod-security.kubernetes.io/enforce-version",
                                        "pss.harvesterhci.io/managed")
                                .and(NamespaceRules::isManagedByStandard)),
                PROJECTS.keepLive(
                        "project-label",
                        "Rancher labels a namespace with the project that its annotation names.",
                        labels("field.cattle.io/projectId").and(NamespaceRules::isProjectOfAnnotation)),
                QUOTAS.keepLive(
                        "quota-during-migration",
                        "Harvester raises a quota by what a machine needs twice while it migrates, and lowers it"
                                + " afterwards.",
                        at("spec.hard.*").and(NamespaceRules::isRaisedForMigration)),
                NODE_LABELS.keepLive(
                        "node-label",
                        "Networks, KubeVirt and the cluster itself label nodes with what they found there.",
                        labels(
                                "network.harvesterhci.io/*",
                                "kubevirt.io/*",
                                "*.node.kubevirt.io/*",
                                "node-role.kubernetes.io/*")),
                NODE_DRAIN.keepLive(
                        "maintenance-request",
                        "A request to empty a node is taken away when Harvester has begun.",
                        Places.annotations("harvesterhci.io/drain-requested", "harvesterhci.io/drain-forced")
                                .and(NamespaceRules::isTaken)));
    }

    private static boolean isManagedByStandard(Candidate candidate) {
        return candidate
                .live()
                .label("pss.harvesterhci.io/managed")
                .filter("true"::equals)
                .isPresent();
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

    private static boolean isTaken(Candidate candidate) {
        return candidate.isDesiredOnly()
                && candidate
                        .live()
                        .annotation("harvesterhci.io/maintain-status")
                        .isPresent();
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
