package io.githops.model.harvester;

/**
 * An add-on that Harvester knows, by where it stands and the chart it is installed from.
 *
 * <p>Add-ons that come with Harvester exist in every cluster; others, which are experimental, a user creates.
 *
 * @param name of the {@link Addon}
 */
public record KnownAddon(String namespace, String name, String chart) {
    public static final KnownAddon VM_IMPORT_CONTROLLER =
            inHarvester("vm-import-controller", "harvester-vm-import-controller");
    public static final KnownAddon PCIDEVICES_CONTROLLER =
            inHarvester("pcidevices-controller", "harvester-pcidevices-controller");
    public static final KnownAddon NVIDIA_DRIVER_TOOLKIT =
            inHarvester("nvidia-driver-toolkit", "nvidia-driver-runtime");
    /** Experimental. */
    public static final KnownAddon HARVESTER_SEEDER = inHarvester("harvester-seeder", "harvester-seeder");

    public static final KnownAddon RANCHER_MONITORING =
            new KnownAddon("cattle-monitoring-system", "rancher-monitoring", "rancher-monitoring");
    public static final KnownAddon RANCHER_LOGGING =
            new KnownAddon("cattle-logging-system", "rancher-logging", "rancher-logging");
    /** Experimental. */
    public static final KnownAddon KUBEOVN_OPERATOR =
            new KnownAddon("kube-system", "kubeovn-operator", "kubeovn-operator");
    /** Experimental. */
    public static final KnownAddon DESCHEDULER = new KnownAddon("kube-system", "descheduler", "descheduler");

    /** Created by the user. */
    public static final KnownAddon VM_DHCP_CONTROLLER =
            inHarvester("harvester-vm-dhcp-controller", "harvester-vm-dhcp-controller");
    /** Created by the user. */
    public static final KnownAddon CSI_DRIVER_LVM = inHarvester("harvester-csi-driver-lvm", "harvester-csi-driver-lvm");
    /** Created by the user. */
    public static final KnownAddon UPGRADE_MANAGER =
            inHarvester("harvester-upgrade-manager", "harvester-upgrade-manager");
    /** Created by the user. */
    public static final KnownAddon RANCHER_VCLUSTER =
            new KnownAddon("rancher-vcluster", "rancher-vcluster", "vcluster");
    /** Created by the user. */
    public static final KnownAddon SUSE_OBSERVABILITY_AGENT =
            new KnownAddon("suse-observability", "suse-observability-agent", "suse-observability-agent");

    private static KnownAddon inHarvester(String name, String chart) {
        return new KnownAddon("harvester-system", name, chart);
    }
}
