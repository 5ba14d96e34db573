package io.githops.diff.admission;

import io.githops.tree.Bool;

/** The setting that asks for pod security in namespaces. */
public final class PodSecuritySetting {
    public static final String NAME = "cluster-pod-security-standard";

    private PodSecuritySetting() {}

    public static boolean isEnforced(ClusterObjects objects) {
        return Bool.TRUE.equals(new SettingValues(objects).json(NAME).get("enabled"));
    }
}
