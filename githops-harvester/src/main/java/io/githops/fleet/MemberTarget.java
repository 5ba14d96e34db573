package io.githops.fleet;

import io.githops.cluster.UnavailableException;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerState;
import io.githops.reconcile.ResourceStatus;
import io.githops.reconcile.SyncResult;
import io.githops.source.Revision;
import io.githops.source.SourceException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A member of a fleet, as rollouts see it. */
record MemberTarget(Membership member) implements RolloutTarget {
    @Override
    public String name() {
        return member.name();
    }

    @Override
    public Map<String, String> labels() {
        return member.labels();
    }

    @Override
    public void execute(Runnable task) {
        member.execute(task);
    }

    @Override
    public boolean isHere() {
        return member.reconciler().isPresent();
    }

    @Override
    public boolean isGone() {
        return member.isGone();
    }

    @Override
    public void hold(String revision) {
        member.hold(revision);
    }

    @Override
    public Optional<String> revision() {
        return member.reconciler()
                .map(Reconciler::state)
                .flatMap(state -> state.held().or(() -> state.synced().map(Revision::id)));
    }

    @Override
    public Optional<String> roll(String revision) {
        member.hold(revision);
        return asked(reconciler -> {
            SyncResult result = reconciler.sync(revision);
            return result.outcomes().stream()
                    .filter(outcome -> outcome.status() != Outcome.Status.DONE)
                    .findFirst()
                    .map(MemberTarget::words);
        });
    }

    private static String words(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? failed.change().id() + ": " + failed.cause().getMessage()
                : outcome.change().id() + " was not changed";
    }

    @Override
    public boolean isSuspect() {
        return member.reconciler()
                .map(Reconciler::state)
                .map(ReconcilerState::health)
                .filter(health -> health.keySet().stream().anyMatch(MemberTarget::isBad))
                .isPresent();
    }

    @Override
    public Optional<String> verdict() {
        return asked(reconciler -> reconciler.status().stream()
                .filter(status -> isBad(status.health().status()))
                .findFirst()
                .map(MemberTarget::words));
    }

    private static String words(ResourceStatus status) {
        return status.id() + " is " + status.health().status().words();
    }

    private static boolean isBad(Health.Status status) {
        return status == Health.Status.DEGRADED || status == Health.Status.MISSING;
    }

    private Optional<String> asked(Function<Reconciler, Optional<String>> question) {
        try {
            return member.reconciler().flatMap(question);
        } catch (UnavailableException | SourceException e) {
            throw e;
        } catch (GithopsException | IllegalStateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void follow() {
        member.follow();
    }
}
