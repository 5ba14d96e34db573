package io.githops.reconcile;

import io.githops.diff.Plan;
import io.githops.model.GithopsException;
import io.githops.model.Position;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.Source;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a source who last touched the fields that plans change, of the same fields once. Not thread-safe. */
final class Provenances {
    private static final System.Logger LOGGER = System.getLogger(Reconciler.class.getName());

    private final Source source;
    private final @Nullable Duration deadline;
    private @Nullable Revision revision;
    private Set<Position> positions = Set.of();
    private Provenance known = Provenance.none();

    /** @param deadline null when nobody wants to know */
    Provenances(Source source, @Nullable Duration deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    /** The plan with what the source knows; goes without when that cannot be asked. */
    Plan named(Plan plan) {
        if (deadline == null) {
            return plan;
        }
        Set<Position> wanted = plan.positions();
        if (wanted.isEmpty()) {
            return plan;
        }
        if (!plan.revision().equals(revision) || !wanted.equals(positions)) {
            revision = plan.revision();
            positions = wanted;
            known = ask(plan.revision(), wanted, deadline);
        }
        return plan.with(known);
    }

    private Provenance ask(Revision asked, Set<Position> places, Duration time) {
        try {
            return source.provenance(asked, places, time);
        } catch (GithopsException e) {
            LOGGER.log(Level.WARNING, "plans do not say who last touched their fields: " + e.getMessage());
            return Provenance.none();
        }
    }
}
