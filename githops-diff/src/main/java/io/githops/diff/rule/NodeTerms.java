package io.githops.diff.rule;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The terms by which nodes are chosen for a machine. Harvester adds expressions for the networks and the processors of the
 * machine to every term, or in a term of their own.
 *
 * @see <a href="https://github.com/harvester/harvester/blob/master/pkg/webhook/resources/virtualmachine/mutator.go">
 *     harvester, virtualmachine/mutator.go</a>
 */
final class NodeTerms {
    static final String PLACE =
            "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";
    private static final List<String> STEPS = List.of(PLACE.split("\\."));

    private static final String EXPRESSIONS = "matchExpressions";

    private NodeTerms() {}

    /**
     * The desired terms with the expressions Harvester put into the live ones. Where there are no desired ones and the
     * difference is around the terms, so is the result.
     */
    static Optional<Tree> merged(Candidate candidate) {
        int depth = candidate.path().elements().size();
        Sequence live = terms(candidate.liveValue(), depth);
        Sequence desired = terms(candidate.desiredValue(), depth);
        Sequence merged = merged(desired, live);
        if (merged.isEmpty()) {
            return Optional.empty();
        }
        return depth == STEPS.size() || candidate.isLiveOnly() ? Optional.of(around(merged, depth)) : Optional.empty();
    }

    /** Whether the difference is terms that Harvester drops, as they have no expressions. */
    static boolean areDropped(Candidate candidate) {
        Sequence desired =
                terms(candidate.desiredValue(), candidate.path().elements().size());
        return candidate.isDesiredOnly()
                && !desired.isEmpty()
                && merged(desired, Sequence.empty()).isEmpty();
    }

    private static Sequence merged(Sequence desired, Sequence live) {
        Set<Mapping> added = new LinkedHashSet<>();
        live.mappings().forEach(term -> added.addAll(expressions(term, true)));
        List<Tree> terms = new ArrayList<>();
        for (Mapping term : desired.mappings()) {
            List<Mapping> own = expressions(term, false);
            if (!own.isEmpty()) {
                own.addAll(added);
                terms.add(term.with(EXPRESSIONS, Sequence.of(own)));
            }
        }
        if (terms.isEmpty() && !added.isEmpty()) {
            terms.add(Mapping.of(EXPRESSIONS, Sequence.of(List.copyOf(added))));
        }
        return Sequence.of(terms);
    }

    private static List<Mapping> expressions(Mapping term, boolean ofHarvester) {
        List<Mapping> expressions = new ArrayList<>(term.sequence(EXPRESSIONS).mappings());
        expressions.removeIf(expression -> isOfHarvester(expression) != ofHarvester);
        return expressions;
    }

    private static boolean isOfHarvester(Mapping expression) {
        String key = expression.text("key").orElse("");
        return key.startsWith("network.harvesterhci.io") || key.equals("kubevirt.io/cpumanager");
    }

    /** The terms in a value that stands at the first steps of the way to them. */
    private static Sequence terms(@Nullable Tree value, int depth) {
        @Nullable Tree reached = value;
        for (String step : STEPS.subList(depth, STEPS.size())) {
            reached = reached instanceof Mapping mapping && mapping.size() == 1 ? mapping.get(step) : null;
        }
        return reached instanceof Sequence terms ? terms : Sequence.empty();
    }

    private static Tree around(Sequence terms, int depth) {
        Tree value = terms;
        for (int i = STEPS.size() - 1; i >= depth; i--) {
            value = Mapping.of(STEPS.get(i), value);
        }
        return value;
    }
}
