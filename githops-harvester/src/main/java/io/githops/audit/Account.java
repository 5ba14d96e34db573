package io.githops.audit;

import io.githops.diff.Approval;
import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.SyncEvent;
import io.githops.reconcile.SyncResult;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.Staleness;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What records say while one plan is in hand. Immutable. */
final class Account {
    private final String cluster;
    private final Function<Revision, Optional<String>> signer;
    private final @Nullable Plan plan;
    private final Map<ResourceId, ResourceChange> changes;

    private Account(String cluster, Function<Revision, Optional<String>> signer, @Nullable Plan plan) {
        this.cluster = cluster;
        this.signer = signer;
        this.plan = plan;
        this.changes = plan == null
                ? Map.of()
                : plan.changes().stream()
                        .filter(change -> change.action() != Action.UNCHANGED)
                        .collect(Collectors.toMap(ResourceChange::id, change -> change, (first, second) -> first));
    }

    /** Before the first plan. */
    static Account of(String cluster, Function<Revision, Optional<String>> signer) {
        return new Account(cluster, signer, null);
    }

    Account of(Plan next) {
        return new Account(cluster, signer, next);
    }

    /** Whether a plan would be told in the same words. */
    boolean tells(Plan other) {
        return plan != null
                && plan.revision().equals(other.revision())
                && plan.approvals().equals(other.approvals())
                && plan.isEmpty() == other.isEmpty()
                && (plan.isEmpty() || plan.makesSameChangesAs(other));
    }

    Mapping plan() {
        Plan told = Objects.requireNonNull(plan, "plan");
        return base().put("why", Revisions.whole(told.revision().commit()))
                .put("who", who(List.of()))
                .put(
                        "what",
                        Mapping.builder()
                                .put("counts", counts(told))
                                .put(
                                        "changes",
                                        Sequence.of(changesInOrder(told).stream()
                                                .map(this::shown)
                                                .toList()))
                                .put("guards", guards(told.guards()))
                                .put("liftedGuards", guards(told.liftedGuards()))
                                .build())
                .build();
    }

    /** @param approval null when nothing held the plan back */
    Mapping approval(@Nullable Approval approval) {
        if (approval == null) {
            return base().put("who", who(List.of()))
                    .put("what", Mapping.builder().put("approved", "plan").build())
                    .build();
        }
        MappingBuilder what = Mapping.builder().put("approved", approval.code().approvalName());
        what.put("code", approval.code().id());
        if (approval.subject() != null) {
            what.put("subject", approval.subject());
        }
        if (!approval.reason().isEmpty()) {
            what.put("reason", approval.reason());
        }
        return base().put("who", who(List.of(approval.by())))
                .put("what", what.build())
                .build();
    }

    Mapping changing(ResourceChange change) {
        return base().put("who", who(approvers(change.id())))
                .put("what", shown(change))
                .build();
    }

    /** @param verb what the applier is asked to do: {@code apply} or {@code delete} */
    Mapping intent(String verb, Resource resource, String fieldManager) {
        ResourceChange change = changes.get(resource.id());
        MappingBuilder what = Mapping.builder().put("verb", verb);
        what.putAll(change == null ? Mapping.of("resource", Shown.id(resource.id())) : shown(change));
        resource.uid().ifPresent(uid -> what.put("uid", uid));
        if (!fieldManager.isEmpty()) {
            what.put("fieldManager", fieldManager);
        }
        return base().put("who", who(approvers(resource.id())))
                .put("what", what.build())
                .build();
    }

    /** @param change the number of the record that announced the change */
    Mapping result(long change, ResourceId id, Mapping result) {
        return base().put(
                        "what",
                        Mapping.builder()
                                .put("change", change)
                                .put("resource", Shown.id(id))
                                .build())
                .put("result", result)
                .build();
    }

    Mapping outcome(Outcome outcome) {
        return base().put("who", who(approvers(outcome.change().id())))
                .put("what", shown(outcome.change()))
                .put("result", Results.of(outcome))
                .build();
    }

    Mapping sync(SyncResult result) {
        return base().put("result", Results.of(result)).build();
    }

    Mapping failure(SyncEvent.Failed failed) {
        return base().put("result", Results.of(failed)).build();
    }

    Mapping rollback(SyncEvent.RollingBack event) {
        return base().put("what", Mapping.of("from", Revisions.of(event.from()), "to", Revisions.of(event.to())))
                .build();
    }

    Mapping suspension(String why) {
        return base().put("why", Mapping.of("subject", new Text(why))).build();
    }

    Mapping resumption() {
        return base().build();
    }

    Mapping staleness(Staleness stale) {
        return base().put("what", Revisions.of(stale))
                .put("result", Results.of(stale.cause()))
                .build();
    }

    private Mapping shown(ResourceChange change) {
        return Shown.change(change, plan == null ? field -> Optional.empty() : plan::lastTouched);
    }

    private MappingBuilder base() {
        MappingBuilder base = Mapping.builder().put("cluster", cluster);
        if (plan != null) {
            base.put("plan", plan.hash())
                    .put("revision", Revisions.of(plan.revision()))
                    .put("why", Revisions.why(plan.revision().commit()));
        }
        return base;
    }

    private Mapping who(List<String> approvers) {
        MappingBuilder who = Mapping.builder();
        Commit commit = plan == null ? null : plan.revision().commit();
        if (commit != null) {
            who.put("author", commit.authorName()).put("email", commit.authorEmail());
        }
        if (plan != null) {
            signer.apply(plan.revision()).ifPresent(name -> who.put("signer", name));
        }
        List<String> named =
                approvers.stream().filter(name -> !name.isEmpty()).distinct().toList();
        return named.isEmpty()
                ? who.build()
                : who.put("approvers", Sequence.ofTexts(named)).build();
    }

    /** Who lifted the guards of a resource, and those of the whole plan. */
    private List<String> approvers(ResourceId id) {
        if (plan == null || plan.approvals().isEmpty()) {
            return List.of();
        }
        List<Guard> guards = plan.liftedGuards().stream()
                .filter(guard -> guard.subject() == null || guard.subject().equals(id))
                .toList();
        return plan.approvals().stream()
                .filter(approval -> guards.stream().anyMatch(approval::lifts))
                .map(Approval::by)
                .toList();
    }

    private static List<ResourceChange> changesInOrder(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .toList();
    }

    private static Mapping counts(Plan plan) {
        MappingBuilder counts = Mapping.builder();
        for (Action action : Action.values()) {
            counts.put(action.words(), plan.changes(action).size());
        }
        return counts.build();
    }

    private static Sequence guards(List<Guard> guards) {
        return Sequence.ofTexts(guards.stream().map(Guard::toString).toList());
    }
}
