package io.githops.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of some resources need what, who needs them, and where that is written. Immutable and thread-safe.
 *
 * <pre>{@code
 * References references = References.of(Kinds.harvester(), resources);
 * references.neededBy(claim).forEach(System.out::println);
 * // VirtualMachine default/web (kubevirt.io) -> PersistentVolumeClaim default/web-root at spec.template...claimName
 * }</pre>
 */
public final class References {
    private final Map<ResourceId, List<Reference>> needs;
    private final Map<ResourceId, List<Reference>> neededBy;

    private References(Map<ResourceId, List<Reference>> needs, Map<ResourceId, List<Reference>> neededBy) {
        this.needs = needs;
        this.neededBy = neededBy;
    }

    /**
     * The references that these resources make.
     *
     * @param resources of two with one identity the later one counts
     */
    public static References of(Kinds kinds, Collection<Resource> resources) {
        Objects.requireNonNull(kinds, "kinds");
        Map<ResourceId, List<Reference>> needs = new LinkedHashMap<>();
        resources.forEach(resource -> needs.put(resource.id(), kinds.references(resource)));
        Map<ResourceId, List<Reference>> neededBy = new LinkedHashMap<>();
        needs.values().stream()
                .flatMap(List::stream)
                .forEach(reference -> neededBy.computeIfAbsent(reference.to(), any -> new ArrayList<>())
                        .add(reference));
        return new References(needs, neededBy);
    }

    /**
     * What a resource needs, whether it is among the resources or not: its namespace, its owners, and what its fields name.
     * Empty when the resource itself is not among them.
     */
    public List<Reference> needs(ResourceId id) {
        return needs.getOrDefault(id, List.of());
    }

    /**
     * Which of the resources need an object and where they name it, in the order of the resources; the object itself may
     * be missing among them.
     */
    public List<Reference> neededBy(ResourceId id) {
        return Collections.unmodifiableList(neededBy.getOrDefault(id, List.of()));
    }

    /**
     * The objects that are needed and not among the resources. The cluster may hold them, or make them: a machine's volumes
     * come from its claim templates. A device may be claimed as one of two kinds, so one of its claims is always here.
     */
    public SortedSet<ResourceId> missing() {
        var missing = new TreeSet<>(neededBy.keySet());
        missing.removeAll(needs.keySet());
        return Collections.unmodifiableSortedSet(missing);
    }
}
