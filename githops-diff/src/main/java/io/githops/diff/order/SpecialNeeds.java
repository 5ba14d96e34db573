package io.githops.diff.order;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must come first though no field names it. */
final class SpecialNeeds {
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
    private static final Set<String> CARRIED = Set.of("NetworkAttachmentDefinition", "HostNetworkConfig");

    private final Map<String, List<ResourceId>> uplinks = new HashMap<>();
    private final Map<String, ResourceId> definitions = new HashMap<>();
    private final List<ResourceId> formerDefaults = new ArrayList<>();

    SpecialNeeds(Collection<Member> changed) {
        changed.forEach(this::add);
    }

    private void add(Member member) {
        Mapping spec = member.resource().tree().mapping("spec");
        switch (member.id().kind()) {
            case "VlanConfig" ->
                spec.text("clusterNetwork")
                        .ifPresent(network -> uplinks.computeIfAbsent(network, any -> new ArrayList<>())
                                .add(member.id()));
            case "CustomResourceDefinition" ->
                definitions.put(
                        definition(
                                spec.text("group").orElse(""),
                                spec.mapping("names").text("kind").orElse("")),
                        member.id());
            case "StorageClass" -> {
                if (wasDefault(member) && !isDefault(member.resource())) {
                    formerDefaults.add(member.id());
                }
            }
            default -> {}
        }
    }

    /** What a member needs beside what it names. */
    List<ResourceId> of(Member member) {
        ResourceId id = member.id();
        List<ResourceId> needs = new ArrayList<>();
        ResourceId definition = definitions.get(definition(id.group(), id.kind()));
        if (definition != null) {
            needs.add(definition);
        }
        // Harvester refuses a second default class (pkg/webhook/resources/storageclass/validator.go).
        boolean becomesDefault =
                id.kind().equals("StorageClass") && isDefault(member.resource()) && !wasDefault(member);
        if (becomesDefault) {
            needs.addAll(formerDefaults);
        }
        return needs;
    }

    /** What makes a cluster network work that a network names: the uplinks of it (network-controller-harvester). */
    List<ResourceId> carriers(Member member, ResourceId named) {
        boolean isCarried = named.kind().equals("ClusterNetwork")
                && CARRIED.contains(member.id().kind());
        return isCarried ? uplinks.getOrDefault(named.name(), List.of()) : List.of();
    }

    private static boolean wasDefault(Member member) {
        return member.live() != null && isDefault(member.live());
    }

    private static boolean isDefault(Resource storageClass) {
        return storageClass.annotation(DEFAULT_CLASS).filter("true"::equals).isPresent();
    }

    private static String definition(String group, String kind) {
        return group + "/" + kind;
    }
}
