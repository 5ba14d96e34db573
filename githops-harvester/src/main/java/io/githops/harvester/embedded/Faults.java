package io.githops.harvester.embedded;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What goes wrong between a client and the embedded Harvester, as a test scripts it. Each request meets the oldest fault that
 * is meant for it and is not used up, and no other.
 *
 * <pre>{@code
 * embedded.faults().on("patch", "VirtualMachine").times(2).answer(503, Duration.ofSeconds(1));
 * embedded.faults().on(request -> request.name().equals("web")).loseAnswer();
 * }</pre>
 *
 * <p>Faults are met over {@link EmbeddedHarvester#transport} and over HTTP alike, until they are used up or lifted.
 * Thread-safe.
 */
public final class Faults {
    private final List<Fault> active = new CopyOnWriteArrayList<>();
    private final FaultActions actions;

    Faults(FaultActions actions) {
        this.actions = actions;
    }

    /** Begins a fault for the requests that a condition is true of; it is met once what happens is said. */
    public FaultBuilder on(Predicate<IncomingRequest> condition) {
        return new FaultBuilder(condition, actions, this::add);
    }

    /**
     * Begins a fault for a verb on a kind.
     *
     * @param verb as roles name it, such as {@code patch} for applies
     * @param kind such as {@code VirtualMachine}
     */
    public FaultBuilder on(String verb, String kind) {
        return on(request -> request.verb().equals(verb) && request.kind().equals(kind));
    }

    /** Begins a fault for all requests. */
    public FaultBuilder onAll() {
        return on(request -> true);
    }

    /** Lifts all faults. Requests that a delay or a stalled body holds up go on. */
    public void clear() {
        List.copyOf(active).forEach(Fault::lift);
    }

    private Fault add(Fault fault) {
        active.removeIf(Fault::isOver);
        active.add(fault);
        return fault;
    }

    /** The fault that a request meets; it counts as met. */
    Optional<Fault> meet(IncomingRequest request) {
        return active.stream().filter(fault -> fault.meets(request)).findFirst();
    }
}
