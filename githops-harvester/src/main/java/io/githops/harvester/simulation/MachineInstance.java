package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineDefaults;
import io.githops.diff.admission.MachineSpec;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A running machine. */
record MachineInstance(ApiObject object) {
    static final String PENDING = "Pending";
    static final String SCHEDULING = "Scheduling";
    static final String RUNNING = "Running";

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");
    private static final String GENERATION = "kubevirt.io/vm-generation";
    /** Stands for the revision that KubeVirt stores apart. */
    private static final String STARTED = "simulation.githops.io/started-spec";

    static Optional<MachineInstance> of(Machine machine, StoredObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE_INSTANCE
                .find(objects, machine.namespace(), machine.name())
                .map(MachineInstance::new);
    }

    /** The instance that a machine is started as. */
    static MachineInstance start(Machine machine, Instant now) {
        ApiObject instance = HarvesterKind.VIRTUAL_MACHINE_INSTANCE
                .named(machine.namespace(), machine.name())
                .withMetadata(metadata ->
                        metadata.with("annotations", machine.templateMetadata().mapping("annotations")))
                .ownedBy(machine.object())
                .withFinalizers("foregroundDeleteVirtualMachine");
        return new MachineInstance(instance)
                .following(machine)
                .startedAs(machine)
                .inPhase(PENDING, now);
    }

    /** This instance with what its machine asks for now. */
    MachineInstance following(Machine machine) {
        return new MachineInstance(labelledAs(machine)
                .object()
                .withAnnotation(GENERATION, String.valueOf(machine.object().generation()))
                .withSpec(spec ->
                        MachineDefaults.withLastMacAddresses(machine).spec().tree()));
    }

    /** This instance with the labels of its machine's template, beside those that KubeVirt gives it. */
    MachineInstance labelledAs(Machine machine) {
        var labels = Mapping.builder();
        object.metadata().mapping("labels").forEach((name, value) -> {
            if (name.startsWith("kubevirt.io")) {
                labels.put(name, value);
            }
        });
        labels.putAll(machine.templateMetadata().mapping("labels"));
        return new MachineInstance(object.withMetadata(metadata -> metadata.with("labels", labels.build())));
    }

    MachineInstance startedAs(Machine machine) {
        return new MachineInstance(
                object.withAnnotation(STARTED, Json.text(machine.spec().tree())));
    }

    /** What it was started from; empty on instances copied from another cluster. */
    Optional<MachineSpec> started() {
        return object.annotation(STARTED).map(text -> new MachineSpec((Mapping) Json.parse(text)));
    }

    MachineSpec spec() {
        return new MachineSpec(object.spec());
    }

    /** The generation of the machine that it runs. */
    long machineGeneration() {
        return object.annotation(GENERATION).map(Long::parseLong).orElse(1L);
    }

    String phase() {
        String phase = new Phases(object).current();
        return phase.isEmpty() ? PENDING : phase;
    }

    boolean isRunning() {
        return phase().equals(RUNNING);
    }

    /** Whether it is on its way down, or was powered off. */
    boolean isEnding() {
        return object.isBeingDeleted() || ENDED.contains(phase());
    }

    boolean isMigratable() {
        return Condition.isTrue(object.status(), "LiveMigratable");
    }

    /** Empty when nothing says. */
    String node() {
        return object.status().text("nodeName").orElse("");
    }

    /** What its last migration came to. */
    Mapping migration() {
        return object.status().mapping("migrationState");
    }

    /** Whether its memory is being copied to another node. */
    boolean isMigrating() {
        return migration().has("startTimestamp") && !migration().has("endTimestamp");
    }

    MachineInstance inPhase(String phase, Instant now) {
        return new MachineInstance(new Phases(object).enter(phase, now));
    }

    Instant phaseStart() {
        return new Phases(object).start();
    }
}
