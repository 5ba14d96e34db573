package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineDefaults;
import io.githops.diff.admission.MachineSpec;
import io.githops.diff.admission.Timing;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;

/** A running machine. */
record MachineInstance(ApiObject object) {
    static final String PENDING = "Pending";
    static final String SCHEDULING = "Scheduling";
    static final String RUNNING = "Running";

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
        return object.status().text("phase").orElse(PENDING);
    }

    boolean isRunning() {
        return phase().equals(RUNNING);
    }

    MachineInstance inPhase(String phase, Instant now) {
        Mapping transition =
                Mapping.of("phase", new Text(phase), "phaseTransitionTimestamp", new Text(Timing.text(now)));
        return new MachineInstance(object.withStatus(status -> status.with("phase", new Text(phase))
                .with(
                        "phaseTransitionTimestamps",
                        status.sequence("phaseTransitionTimestamps").plus(transition))));
    }

    /** When it entered its phase; the time of its creation where nothing says. */
    Instant phaseStart() {
        Sequence transitions = object.status().sequence("phaseTransitionTimestamps");
        return transitions.mappings().stream()
                .filter(transition -> transition.text("phase").orElse("").equals(phase()))
                .reduce((first, last) -> last)
                .flatMap(transition -> transition.text("phaseTransitionTimestamp"))
                .flatMap(Timing::parse)
                .or(object::creationTime)
                .orElse(Instant.EPOCH);
    }
}
