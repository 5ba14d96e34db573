package io.githops.diff.guard;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The namespaces that Harvester, Rancher and Kubernetes run in (harvester/harvester: pkg/util/constants.go). Users write in
 * {@code default}, so it is none of them, though it must stay.
 */
public final class SystemNamespaces {
    private static final String DEFAULT = "default";

    private static final Set<String> NAMES = Set.of(
            "kube-system",
            "kube-public",
            "kube-node-lease",
            "harvester-system",
            "harvester-public",
            "longhorn-system",
            "forklift",
            "local");

    /** Rancher names the namespaces of projects and users by five random characters. */
    private static final Pattern GENERATED =
            Pattern.compile("cattle-.+|fleet-.+|cluster-fleet-.+|(p|user)-[a-z0-9]{5}");

    private SystemNamespaces() {}

    /** Whether the platform lives in a namespace, so that users do not write in it. */
    public static boolean contains(String namespace) {
        return NAMES.contains(namespace) || GENERATED.matcher(namespace).matches();
    }

    /** Whether the cluster cannot do without a namespace. */
    public static boolean needs(String namespace) {
        return namespace.equals(DEFAULT) || contains(namespace);
    }
}
