package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.ClusterException;
import io.githops.cluster.InterruptedCallException;
import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Snapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a desired state with the cluster, at the cost of what has changed since the last time where that is followed. */
final class Planning implements AutoCloseable {
    private final ReconcilerBuilder options;
    private final Planner planner;
    private final KnownInventory inventory;
    private final Fights fights;
    private final Mentions mentions;
    private @Nullable Following following;
    private @Nullable Snapshot fetched;
    private @Nullable Snapshot resolved;
    private @Nullable Set<GroupVersionKind> followed;
    private @Nullable Plan last;

    Planning(ReconcilerBuilder options, KnownInventory inventory, Fights fights) {
        this.options = options;
        this.inventory = inventory;
        this.fights = fights;
        this.mentions = new Mentions(options.kinds());
        this.planner = options.planning()
                .apply(Planner.builder(options.kinds())
                        .fieldManager(options.fieldManager())
                        .prune(options.prune()))
                .build();
    }

    /** Changes of any object of these kinds matter from now on, beside those of what is desired or owned. */
    void attend(Set<GroupVersionKind> kinds) {
        if (following != null) {
            following.attendKinds(kinds);
        }
    }

    /** The applier, noting what it writes, as those who follow the cluster see it a moment later. */
    Applier noting(Applier applier) {
        return following == null ? applier : following.noting(applier);
    }

    /** Lets an executor wait by what is followed anyway. */
    Executor.Builder watching(Executor.Builder engine) {
        return following == null ? engine : following.watching(engine);
    }

    /** Follows the cluster from the next look on. */
    void follow(Runnable changed) {
        following = new Following(options.cluster(), changed);
    }

    /** @throws ClusterException when live state cannot be read */
    Sight look(Snapshot newest) {
        var scopes = new DesiredScopes(options.cluster());
        Snapshot desired = resolve(newest, scopes);
        if (following == null) {
            inventory.forget();
        }
        Inventory owned = inventory.load();
        LiveObjects live = live(desired, owned, scopes);
        Instant now = options.pace().now();
        var contested = fights.contested(desired.resources(), now);
        Plan known = last;
        if (known != null && known.isEmpty() && contested.isEmpty() && isOf(known.input(), desired, live, owned)) {
            return new Sight(known, owned);
        }
        var input = PlanInput.of(desired, live).inventory(owned).at(now).tolerating(contested);
        Plan plan = known == null ? planner.plan(input) : planner.replan(known, input);
        last = plan;
        if (following != null) {
            following.attend(identities(desired, owned).collect(Collectors.toUnmodifiableSet()));
        }
        return new Sight(plan, owned);
    }

    private static boolean isOf(PlanInput input, Snapshot desired, LiveObjects live, Inventory owned) {
        return input.desired() == desired && input.live() == live && input.inventory() == owned;
    }

    /** Resources stay the same instances as long as the source gives the same ones. */
    private Snapshot resolve(Snapshot newest, DesiredScopes scopes) {
        Snapshot known = resolved;
        if (known != null && newest == fetched) {
            return known;
        }
        Snapshot next = scopes.resolve(newest, options.kinds());
        boolean areAllServed =
                next.resources().stream().allMatch(resource -> scopes.isServed(resource.groupVersionKind()));
        fetched = newest;
        followed = null;
        resolved = areAllServed ? next : null;
        return next;
    }

    private LiveObjects live(Snapshot desired, Inventory owned, DesiredScopes scopes) {
        Set<GroupVersionKind> known = followed;
        if (known != null) {
            Optional<LiveObjects> objects = follow(known);
            if (objects.isPresent()) {
                return objects.get();
            }
        }
        var wanted = new LiveState(options.cluster(), scopes, mentions);
        wanted.want(desired.resources(), owned);
        var surroundings = new Surroundings(options.cluster(), scopes);
        List<GroupVersionKind> around = surroundings.kinds(identities(desired, owned), options);
        Set<GroupVersionKind> all = new HashSet<>(wanted.kinds());
        all.addAll(around);
        followed = all;
        return follow(all).orElseGet(() -> surroundings.around(wanted.read(), around));
    }

    private Optional<LiveObjects> follow(Set<GroupVersionKind> kinds) {
        if (following == null) {
            return Optional.empty();
        }
        try {
            return following.objects(kinds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(options.cluster().location() + ": interrupted", e);
        }
    }

    private static Stream<ResourceId> identities(Snapshot desired, Inventory owned) {
        return Stream.concat(desired.resources().stream().map(Resource::id), owned.entries().keySet().stream());
    }

    @Override
    public void close() {
        if (following != null) {
            following.close();
        }
    }
}
