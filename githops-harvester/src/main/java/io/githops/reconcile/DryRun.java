package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ConflictException;
import io.githops.cluster.ForbiddenException;
import io.githops.cluster.NotFoundException;
import io.githops.cluster.RejectedException;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Has the server check changes that it does not store. */
final class DryRun {
    private static final String CODE = "GH3413";

    private final Applier applier;
    private final LiveValues values;
    private final ApplyOptions options;
    private final int concurrency;

    DryRun(Applier applier, LiveValues values, ApplyOptions options, int concurrency) {
        this.applier = applier;
        this.values = values;
        this.options = options;
        this.concurrency = concurrency;
    }

    /**
     * What the server refuses, in the order of the changes. Changes that need something which the plan creates first are left
     * out, as their failure would say nothing.
     */
    List<Problem> problems(Collection<ResourceChange> changes, Plan plan) {
        Set<ResourceId> coming = plan.changes().stream()
                .filter(change -> change.action() == Action.CREATE || change.action() == Action.RECREATE)
                .map(ResourceChange::id)
                .collect(Collectors.toSet());
        ExecutorService threads = Executors.newFixedThreadPool(concurrency, DryRun::thread);
        try {
            List<CompletableFuture<Optional<Problem>>> answers = changes.stream()
                    .filter(change -> change.placement().after().stream().noneMatch(coming::contains))
                    .map(change -> CompletableFuture.supplyAsync(() -> problem(change), threads))
                    .toList();
            return answers.stream().map(DryRun::join).flatMap(Optional::stream).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<Problem> join(CompletableFuture<Optional<Problem>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Optional<Problem> problem(ResourceChange change) {
        try {
            applier.apply(values.bind(change.desiredResource().orElseThrow()), options);
            return Optional.empty();
        } catch (RejectedException
                | ConflictException
                | NotFoundException
                | ForbiddenException
                | UnresolvedValueException
                | ManifestException e) {
            return Optional.of(problem(change, e));
        }
    }

    private static Problem problem(ResourceChange change, GithopsException cause) {
        return Problem.error(
                CODE,
                change.id() + ": refused by a dry run: " + Obstacles.firstLine(String.valueOf(cause.getMessage())),
                change.desiredResource()
                        .flatMap(resource -> resource.position(FieldPath.root()))
                        .orElse(null));
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "githops-preflight");
        thread.setDaemon(true);
        return thread;
    }
}
