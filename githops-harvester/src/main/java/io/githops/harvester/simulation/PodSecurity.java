package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.PodSecuritySetting;
import io.githops.diff.admission.SettingValues;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Labels namespaces with the pod security that a setting asks for. */
final class PodSecurity implements Controller {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    private static final String VERSION = "pod-security.kubernetes.io/enforce-version";
    private static final String MANAGED = "pss.harvesterhci.io/managed";

    private static final Set<String> SYSTEM =
            Set.of("default", "kube-system", "kube-public", "kube-node-lease", "forklift", "local");
    private static final List<String> SYSTEM_PREFIXES =
            List.of("cattle-", "fleet-", "harvester-", "longhorn-", "cluster-fleet-", "rancher-");

    @Override
    public void step(StoredObjects objects, Instant now) {
        if (!PodSecuritySetting.isEnforced(objects)) {
            return;
        }
        for (ApiObject namespace : HarvesterKind.NAMESPACE.all(objects)) {
            if (!namespace.isBeingDeleted() && !isExempt(namespace.name(), objects)) {
                String level = level(namespace.name(), objects);
                objects.edit(
                        namespace,
                        "harvester",
                        stored -> stored.withLabel(ENFORCE, level)
                                .withLabel(VERSION, "latest")
                                .withLabel(MANAGED, "true"));
            }
        }
    }

    private static boolean isExempt(String namespace, StoredObjects objects) {
        return SYSTEM.contains(namespace)
                || SYSTEM_PREFIXES.stream().anyMatch(namespace::startsWith)
                || isListed("whitelistedNamespacesList", namespace, objects);
    }

    private static String level(String namespace, StoredObjects objects) {
        if (isListed("privilegedNamespacesList", namespace, objects)) {
            return "privileged";
        }
        return isListed("restrictedNamespacesList", namespace, objects) ? "restricted" : "baseline";
    }

    private static boolean isListed(String list, String namespace, StoredObjects objects) {
        String names = new SettingValues(objects)
                .json(PodSecuritySetting.NAME)
                .text(list)
                .orElse("");
        return Arrays.stream(names.split(",")).map(String::strip).anyMatch(namespace::equals);
    }
}
