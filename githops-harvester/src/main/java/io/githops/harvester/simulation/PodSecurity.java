package io.githops.harvester.simulation;

import io.githops.tree.Bool;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Labels namespaces with the pod security that a setting asks for. */
final class PodSecurity implements Controller {
    static final String SETTING = "cluster-pod-security-standard";

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    private static final String VERSION = "pod-security.kubernetes.io/enforce-version";
    private static final String MANAGED = "pss.harvesterhci.io/managed";
    static final List<String> LABELS = List.of(ENFORCE, VERSION, MANAGED);

    private static final Set<String> SYSTEM =
            Set.of("default", "kube-system", "kube-public", "kube-node-lease", "forklift", "local");
    private static final List<String> SYSTEM_PREFIXES =
            List.of("cattle-", "fleet-", "harvester-", "longhorn-", "cluster-fleet-", "rancher-");

    @Override
    public void step(StoredObjects objects, Instant now) {
        if (!isEnforced(objects)) {
            return;
        }
        for (ApiObject namespace : SimulatedKind.NAMESPACE.all(objects)) {
            if (!namespace.isBeingDeleted() && !isExempt(namespace.name(), objects)) {
                String level = level(namespace.name(), objects);
                namespace.edit(
                        objects,
                        "harvester",
                        stored -> stored.withLabel(ENFORCE, level)
                                .withLabel(VERSION, "latest")
                                .withLabel(MANAGED, "true"));
            }
        }
    }

    static boolean isEnforced(StoredObjects objects) {
        return Bool.TRUE.equals(new SettingValues(objects).json(SETTING).get("enabled"));
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
        String names = new SettingValues(objects).json(SETTING).text(list).orElse("");
        return Arrays.stream(names.split(",")).map(String::strip).anyMatch(namespace::equals);
    }
}
