package io.githops.reconcile;

import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.ResourceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows what became of changes, and says why another cannot be tried, or waits for whom. */
final class Obstacles {
    private final Map<ResourceId, Outcome> outcomes = new LinkedHashMap<>();

    void add(Outcome outcome) {
        outcomes.put(outcome.change().id(), outcome);
    }

    /** Outcomes by identity, in the order in which they were first known. */
    Map<ResourceId, Outcome> outcomes() {
        return outcomes;
    }

    /** Why a change cannot be tried; empty when it can. */
    Optional<String> of(ResourceChange change) {
        if (change.action() == Action.PRUNE) {
            return failures()
                    .findFirst()
                    .map(outcome -> outcome.change().id() + " " + verb(outcome) + ", so nothing is deleted");
        }
        return failures()
                .filter(outcome ->
                        change.placement().after().contains(outcome.change().id()))
                .findFirst()
                .map(outcome -> waitingFor(outcome.change().id(), outcome));
    }

    private Stream<Outcome> failures() {
        return outcomes.values().stream().filter(outcome -> outcome.status() != Outcome.Status.DONE);
    }

    /** Such as {@code waits for VirtualMachineImage default/ubuntu, which failed: ...}. */
    private static String waitingFor(ResourceId id, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return waitingFor(id, "failed: " + firstLine(failed.cause().getMessage()));
        }
        String because = outcome instanceof Outcome.Skipped skipped ? skipped.because() : "";
        return waitingFor(id, because.startsWith("waits for ") ? because : "was not tried: " + because);
    }

    /** @param what happened to what is waited for, as the rest of a sentence */
    static String waitingFor(ResourceId id, String what) {
        return "waits for " + id + ", which " + what;
    }

    private static String verb(Outcome outcome) {
        return outcome.status() == Outcome.Status.FAILED ? "failed" : "was not tried";
    }

    /** The head of a message that may be long. */
    static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
