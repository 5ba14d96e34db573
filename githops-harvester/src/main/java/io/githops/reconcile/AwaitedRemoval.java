package io.githops.reconcile;

import io.githops.model.Health;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Waits until a resource is gone. */
final class AwaitedRemoval extends Awaited {
    private final Function<Resource, String> blockers;

    /** @param blockers what holds a resource that is being deleted, in words */
    AwaitedRemoval(Resource live, Duration timeout, Duration begin, Function<Resource, String> blockers) {
        super(live, timeout, begin);
        this.blockers = blockers;
    }

    @Override
    Health look(Optional<Resource> live, Duration waited) {
        boolean isGone = live.isEmpty() || !live.get().uid().equals(resource().uid());
        if (isGone) {
            var gone = new Health(Health.Status.MISSING, "deleted");
            reached().complete(gone);
            return gone;
        }
        return Health.progressing("is being deleted" + Blockers.finalizers(live.get()));
    }

    @Override
    UnhealthyException late(Optional<Resource> live, Health last) {
        Health held = live.map(rest -> Health.progressing("is being deleted" + blockers.apply(rest)))
                .orElse(last);
        return UnhealthyException.stillThere(id(), held, timeout());
    }
}
