package io.githops.diff.rule;

import io.githops.tree.Mapping;
import java.util.Optional;

/**
 * A volume of a machine that moves to another claim: the entry of the annotation names both until the move is done, then
 * only the new one is left.
 *
 * @param from the claim the manifest still names
 * @param to the claim that takes its place
 */
record ClaimMove(String from, String to) {
    static final String TARGET = "targetVolume";

    /** The move from or to a claim that the manifest orders; empty when it orders none. */
    static Optional<ClaimMove> of(Candidate candidate, String claim) {
        return MachineObject.predicted(candidate).claimTemplates().stream()
                .flatMap(entry -> of(entry).stream())
                .filter(move -> move.from().equals(claim) || move.to().equals(claim))
                .findFirst();
    }

    private static Optional<ClaimMove> of(Mapping entry) {
        return entry.text(TARGET).filter(target -> !target.isEmpty()).map(target -> new ClaimMove(name(entry), target));
    }

    /** Whether live lists the new claim and no longer the old one. */
    boolean isDone(MachineObject live) {
        return live.claimTemplates().stream().anyMatch(entry -> name(entry).equals(to))
                && live.claimTemplates().stream().noneMatch(entry -> name(entry).equals(from));
    }

    private static String name(Mapping entry) {
        return entry.mapping("metadata").text("name").orElse("");
    }
}
