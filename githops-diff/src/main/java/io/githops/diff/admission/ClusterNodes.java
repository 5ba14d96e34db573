package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The nodes of the cluster. Where none is stored, as in a copy of a cluster that left them out, one node stands in that
 * fits every selector.
 */
public record ClusterNodes(List<ApiObject> nodes) {
    private static final List<String> STAND_IN = List.of("node-0");

    public static ClusterNodes of(ClusterObjects objects) {
        return new ClusterNodes(HarvesterKind.NODE.all(objects));
    }

    List<String> names() {
        return matching(List.of());
    }

    /** The names of the nodes that all requirements admit. */
    List<String> matching(List<LabelRequirement> requirements) {
        return matching(labels -> requirements.stream().allMatch(requirement -> requirement.admits(labels)));
    }

    /** The node that a machine is placed on; empty when it fits none. */
    public Optional<String> place(MachineSpec machine) {
        return places(machine).stream().findFirst();
    }

    /** The nodes that a machine may be on. */
    public List<String> places(MachineSpec machine) {
        List<LabelRequirement> selector =
                LabelRequirement.ofLabels(machine.tree().mapping("nodeSelector"));
        Sequence terms = machine.tree()
                .mapping("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
                .sequence("nodeSelectorTerms");
        return matching(labels -> selector.stream().allMatch(requirement -> requirement.admits(labels))
                && (terms.isEmpty() || terms.mappings().stream().anyMatch(term -> admits(term, labels))));
    }

    private List<String> matching(Predicate<Mapping> labels) {
        return nodes.isEmpty()
                ? STAND_IN
                : usable().filter(node -> labels.test(node.metadata().mapping("labels")))
                        .map(ApiObject::name)
                        .toList();
    }

    private Stream<ApiObject> usable() {
        return nodes.stream()
                .filter(node ->
                        !node.isBeingDeleted() && !Bool.TRUE.equals(node.spec().get("unschedulable")));
    }

    private static boolean admits(Mapping term, Mapping labels) {
        return term.sequence("matchExpressions").mappings().stream()
                .map(LabelRequirement::of)
                .allMatch(requirement -> requirement.admits(labels));
    }

    /** The nodes that the selector of a host network matches. */
    public static List<String> selected(ApiObject host, ClusterObjects objects) {
        return of(objects).matching(LabelRequirement.ofSelector(host.spec().mapping("nodeSelector")));
    }
}
