package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.ClusterNodes;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.MachineSpec;
import io.githops.diff.admission.Timing;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The move of a running machine to another node. */
record Migration(ApiObject object) {
    static final String PENDING = "Pending";
    static final String SCHEDULING = "Scheduling";
    static final String TARGET_READY = "TargetReady";
    static final String RUNNING = "Running";
    static final String SUCCEEDED = "Succeeded";
    static final String FAILED = "Failed";

    private static final Set<String> FINAL = Set.of(SUCCEEDED, FAILED);
    private static final String FINALIZER = "kubevirt.io/migrationJobFinalize";
    private static final String INSTANCE_LABEL = "kubevirt.io/vmi-name";
    private static final String SELECTOR = "addedNodeSelector";
    private static final int SUFFIX_LENGTH = 5;

    /**
     * A new one.
     *
     * @param prefix what its name starts with
     * @param selector labels of the nodes it may go to, beside those the machine asks for
     */
    static Migration of(MachineInstance instance, String prefix, Mapping selector, Instant now) {
        String suffix = Derived.hash(instance.object().uid() + "\n" + now).substring(0, SUFFIX_LENGTH);
        Mapping spec = Mapping.of("vmiName", new Text(instance.object().name()));
        return new Migration(HarvesterKind.MIGRATION
                        .named(instance.object().namespace(), prefix + suffix)
                        .withSpec(empty -> selector.isEmpty() ? spec : spec.with(SELECTOR, selector)))
                .adopted();
    }

    /** The one under way for an instance. */
    static Optional<Migration> active(MachineInstance instance, StoredObjects objects) {
        return HarvesterKind.MIGRATION.in(objects, instance.object().namespace()).stream()
                .map(Migration::new)
                .filter(migration ->
                        migration.instance().equals(instance.object().name()) && !migration.isFinal())
                .findFirst();
    }

    /** With what KubeVirt's webhook adds. */
    Migration adopted() {
        return new Migration(object.withFinalizers(FINALIZER).withLabel(INSTANCE_LABEL, instance()));
    }

    /** The name of the instance that moves. */
    String instance() {
        return object.spec().text("vmiName").orElse("");
    }

    String phase() {
        return new Phases(object).current();
    }

    boolean isFinal() {
        return FINAL.contains(phase());
    }

    boolean isDue(Instant now) {
        return Timing.isOver(new Phases(object).start(), Timing.MIGRATE, now);
    }

    Migration inPhase(String phase, Instant now) {
        return new Migration(new Phases(object).enter(phase, now));
    }

    /** The node to go to; empty while none but its own fits the instance. */
    Optional<String> target(MachineInstance instance, StoredObjects objects) {
        return target(instance, object.spec().mapping(SELECTOR), objects);
    }

    /** The node that an instance could go to; empty when none but its own fits. */
    static Optional<String> target(MachineInstance instance, Mapping selector, StoredObjects objects) {
        ClusterNodes nodes = ClusterNodes.of(objects);
        Mapping wanted = instance.spec()
                .tree()
                .edit(
                        "nodeSelector",
                        own -> Mapping.builder().putAll(own).putAll(selector).build());
        return nodes.nodes().isEmpty()
                ? Optional.empty()
                : nodes.places(new MachineSpec(wanted)).stream()
                        .filter(node -> !node.equals(instance.node()))
                        .findFirst();
    }
}
