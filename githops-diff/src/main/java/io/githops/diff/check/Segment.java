package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.network.NetworkAttachmentDefinition;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of the network within which addresses have to differ.
 *
 * @param clusterNetwork for networks that are not known, their own name
 * @param vlan empty when there is none
 */
record Segment(String clusterNetwork, String vlan) {
    private static final String BRIDGE = "-br";

    /** What an interface of a machine attaches to; empty for the network of pods, which gives addresses itself. */
    static Optional<Segment> of(Configuration configuration, Resource machine, String networkName) {
        return Machines.network(machine, networkName)
                .flatMap(network -> network.mapping("multus").text("networkName"))
                .map(name -> named(configuration, machine.namespace(), name));
    }

    /** @param name of an attachment definition, with or without its namespace */
    static Segment named(Configuration configuration, String namespace, String name) {
        String qualified = name.contains("/") ? name : namespace + "/" + name;
        int slash = qualified.indexOf('/');
        var id = ResourceId.of(
                NetworkAttachmentDefinition.KIND.groupVersionKind(),
                qualified.substring(0, slash),
                qualified.substring(slash + 1));
        return configuration.find(id).flatMap(Segment::defined).orElse(new Segment(qualified, ""));
    }

    private static Optional<Segment> defined(Resource attachment) {
        Mapping config = attachment
                .tree()
                .mapping("spec")
                .text("config")
                .flatMap(Segment::parsed)
                .orElse(Mapping.empty());
        return config.text("bridge")
                .filter(bridge -> bridge.endsWith(BRIDGE))
                .map(bridge ->
                        new Segment(bridge.substring(0, bridge.length() - BRIDGE.length()), vlan(config.get("vlan"))));
    }

    static String vlan(@Nullable Tree number) {
        return number instanceof Num vlan ? vlan.literal() : "";
    }

    private static Optional<Mapping> parsed(String json) {
        try {
            return Json.parse(json) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
