package io.githops.model;

import static io.githops.model.ReferenceRows.KUBEVIRT;
import static io.githops.model.ReferenceRows.NETWORK;
import static io.githops.model.ReferenceRows.OVERLAY;

import io.githops.model.ReferenceRule.Format;
import java.util.List;

/** What networks, address pools and load balancers name. */
final class NetworkReferences {
    private static final String CNI = "k8s.cni.cncf.io";
    private static final String ATTACHMENT = "NetworkAttachmentDefinition";
    private static final String CLUSTER_NETWORK = "ClusterNetwork";

    private NetworkReferences() {}

    static List<ReferenceRule> attachment() {
        return new ReferenceRows("")
                .inJson("spec.config", "bridge", NETWORK, CLUSTER_NETWORK, Format.BRIDGE)
                .add(
                        "metadata.labels[\"network.harvesterhci.io/clusternetwork\"]",
                        NETWORK,
                        CLUSTER_NETWORK,
                        Format.CLUSTER)
                .rules();
    }

    static List<ReferenceRule> clusterNetworks() {
        return new ReferenceRows("spec.")
                .add("clusterNetwork", NETWORK, CLUSTER_NETWORK, Format.CLUSTER)
                .rules();
    }

    static List<ReferenceRule> hostNetwork() {
        return new ReferenceRows("spec.")
                .add(clusterNetworks())
                .add("ips.*", "", "Node", Format.FIELD_NAME)
                .rules();
    }

    static List<ReferenceRule> managedAddresses() {
        return new ReferenceRows("spec.")
                .add("networkName", CNI, ATTACHMENT, Format.QUALIFIED)
                .rules();
    }

    static List<ReferenceRule> leases() {
        return new ReferenceRows("spec.")
                .add("vmName", KUBEVIRT, "VirtualMachine", Format.SAME_NAMESPACE)
                .add("networkConfigs[*].networkName", CNI, ATTACHMENT, Format.QUALIFIED)
                .rules();
    }

    static List<ReferenceRule> loadBalancerAddresses() {
        return new ReferenceRows("spec.selector.")
                .add("network", CNI, ATTACHMENT, Format.QUALIFIED)
                .soft("scope[*].namespace", "", "Namespace", Format.CLUSTER)
                .rules();
    }

    static List<ReferenceRule> vpc() {
        return new ReferenceRows("spec.")
                .soft("namespaces[*]", "", "Namespace", Format.CLUSTER)
                .soft("vpcPeerings[*].remoteVpc", OVERLAY, "Vpc", Format.CLUSTER)
                .soft("defaultSubnet", OVERLAY, "Subnet", Format.CLUSTER)
                .soft("extraExternalSubnets[*]", OVERLAY, "Subnet", Format.CLUSTER)
                .rules();
    }

    static List<ReferenceRule> subnet() {
        return new ReferenceRows("spec.")
                .add("provider", CNI, ATTACHMENT, Format.OVERLAY_PROVIDER)
                .add("vpc", OVERLAY, "Vpc", Format.CLUSTER)
                .soft("namespaces[*]", "", "Namespace", Format.CLUSTER)
                .soft("vlan", OVERLAY, "Vlan", Format.CLUSTER)
                .rules();
    }
}
