package io.githops.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.Ref;

/**
 * Which of a repository's names is wanted.
 *
 * @param names of interest, such as {@code refs/heads/main}; none for all
 * @param arePrefixes whether all names that begin with one of them are of interest
 * @param best picks one from what they lead to, by name, among which may be others
 */
record NameChoice(List<String> names, boolean arePrefixes, Function<Map<String, Ref>, Optional<Ref>> best) {

    /** The first of some names that is there. */
    static NameChoice first(List<String> names) {
        return new NameChoice(
                names,
                false,
                there -> names.stream()
                        .filter(there::containsKey)
                        .map(there::get)
                        .filter(ref -> ref.getObjectId() != null)
                        .findFirst());
    }

    /** None of some names; they are looked at only. */
    static NameChoice none(List<String> names) {
        return new NameChoice(names, false, there -> Optional.empty());
    }
}
