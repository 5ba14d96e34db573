package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.guard.PlatformKinds;
import io.githops.model.Authorship;
import io.githops.model.Resource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Live objects that others made and that would be ours from now on. What another tool owns or the platform writes has guards of
 * its own; what the platform creates for users to edit is there to be edited.
 */
final class AdoptionGuards {
    private AdoptionGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        return plan.policy().adoption() == Adoption.CHANGE
                ? Stream.empty()
                : plan.changes().stream()
                        .filter(change -> isRefused(change, plan.policy().adoption()))
                        .flatMap(change -> change.liveResource().stream()
                                .filter(live -> isForeign(live, plan))
                                .filter(live -> OwnerGuards.owner(change, plan).isEmpty())
                                .map(live -> guard(change, live, plan)));
    }

    private static boolean isRefused(ResourceChange change, Adoption adoption) {
        boolean isEqual = change.action() == Action.UPDATE && change.fields().isEmpty();
        return change.desiredResource().isPresent() && (!isEqual || adoption == Adoption.REFUSE);
    }

    private static boolean isForeign(Resource live, GuardedPlan plan) {
        Authorship author = PlatformKinds.authorship(live, plan.policy().kinds());
        return plan.inventory().find(live.id()).isEmpty()
                && !plan.policy().ownership().isApplied(live)
                && author != Authorship.SYSTEM
                && author != Authorship.EDIT;
    }

    private static Guard guard(ResourceChange change, Resource live, GuardedPlan plan) {
        List<String> managers = plan.policy().ownership().managers(live);
        String by = managers.isEmpty() ? "" : ", written by " + String.join(", ", managers);
        return new Guard(
                Guard.Code.ADOPTION,
                change.id(),
                "exists already and was never applied from here" + by + "; "
                        + change.action().doing() + fields(change)
                        + " takes it over. See whether it is the object that is meant");
    }

    private static String fields(ResourceChange change) {
        int count = change.fields().size();
        return change.action() == Action.RECREATE || count == 0
                ? ""
                : " in " + (count == 1 ? "one field" : count + " fields");
    }
}
