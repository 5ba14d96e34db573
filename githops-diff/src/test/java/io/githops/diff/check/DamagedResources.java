package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Resources with values of other shapes than their kinds allow. */
final class DamagedResources {
    private DamagedResources() {}

    /** Valid resources that all ready checks look at, with a word in each secret place. */
    static List<Resource> whole(String secret) {
        return Samples.read("whole.yaml", """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata:
                  name: web
                  namespace: shop
                  annotations:
                    static-ip.harvesterhci.io/lan: 10.10.0.7
                    harvesterhci.io/volumeClaimTemplates: '[{"metadata": {"name": "web-root"}, "spec": {}}]'
                spec:
                  template:
                    metadata:
                      annotations: {harvesterhci.io/sshNames: '["shop/operators"]'}
                    spec:
                      domain:
                        devices:
                          disks: [{name: init, disk: {bus: virtio}}]
                          interfaces: [{name: lan, bridge: {}, macAddress: "02:42:ac:11:00:02"}]
                      networks: [{name: lan, multus: {networkName: vlan10}}]
                      volumes:
                        - name: init
                          cloudInitNoCloud:
                            userData: "#cloud-config\\npassword: SECRET"
                            networkData: "ethernets: {SECRET: {addresses: [10.10.0.7/24]}}"
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: login, namespace: shop}
                stringData: {networkdata: SECRET}
                ---
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineImage
                metadata: {name: noble, namespace: shop}
                spec: {displayName: noble, sourceType: download, url: "https://me:SECRET@images.example/current.img"}
                ---
                apiVersion: harvesterhci.io/v1beta1
                kind: KeyPair
                metadata: {name: operators, namespace: shop}
                spec: {publicKey: ssh-ed25519 AAAA operators}
                ---
                apiVersion: k8s.cni.cncf.io/v1
                kind: NetworkAttachmentDefinition
                metadata: {name: vlan10, namespace: shop}
                spec: {config: '{"bridge": "lan-br", "vlan": 10}'}
                ---
                apiVersion: loadbalancer.harvesterhci.io/v1beta1
                kind: IPPool
                metadata: {name: north}
                spec: {ranges: [{subnet: 10.10.0.0/24}], selector: {network: shop/vlan10}}
                ---
                apiVersion: network.harvesterhci.io/v1beta1
                kind: HostNetworkConfig
                metadata: {name: storage}
                spec: {clusterNetwork: lan, vlanID: 10, mode: static, ips: {node-1: 10.10.0.7/24}}
                """.replace("SECRET", secret));
    }

    /** The resource with other values at some of its places, counted in written order; its identity stays. */
    static Resource damage(Resource resource, List<Tree> values, List<Integer> places) {
        Tree tree = resource.tree();
        for (int i = 0; i < places.size(); i++) {
            tree = replaced(tree, new AtomicInteger(places.get(i)), values.get(i));
        }
        Mapping changed = (Mapping) tree;
        Mapping metadata =
                changed.mapping("metadata").with("name", resource.metadata().get("name"));
        return resource.withTree(changed.with("apiVersion", resource.tree().get("apiVersion"))
                .with("kind", resource.tree().get("kind"))
                .with("metadata", metadata));
    }

    private static Tree replaced(Tree tree, AtomicInteger place, Tree value) {
        if (tree instanceof Mapping mapping) {
            Mapping changed = mapping;
            for (String name : mapping.names()) {
                boolean isHere = place.getAndDecrement() == 0;
                changed = changed.with(name, isHere ? value : replaced(mapping.get(name), place, value));
            }
            return changed;
        }
        return tree instanceof Sequence list
                ? list.map(item -> place.getAndDecrement() == 0 ? value : replaced(item, place, value))
                : tree;
    }
}
