package io.githops.audit;

import io.githops.cluster.Applier;
import io.githops.cluster.Cluster;
import io.githops.diff.Approval;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.SyncEvent;
import io.githops.reconcile.SyncResult;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * Records what one reconciler plans and does, and who asked for it: a listener for its events, and a wrapper for the cluster
 * it writes to. The listener alone gives a full account that can lag behind; with the wrapper, every write is announced
 * before it is made and answered after, in the thread that makes it. Thread-safe. Owns its sink.
 *
 * <pre>{@code
 * var trail = AuditTrail.builder(AuditSink.folder(folder)).policy(AuditPolicy.FAIL_CLOSED).build();
 * Reconciler.builder(source, trail.around(cluster)).listener(trail).build();
 * }</pre>
 */
public final class AuditTrail implements Consumer<SyncEvent>, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(AuditTrail.class.getName());
    private static final long UNRECORDED = -1;

    private final Chain chain;
    private final AuditPolicy policy;
    private final Account idle;
    private Account account;
    private boolean isUnderWay;
    private boolean isPlanRecorded;
    private boolean isReleased;
    private boolean isSettled;
    private boolean isAround;
    private String lastFailure = "";

    AuditTrail(AuditTrailBuilder options) {
        this.chain = Chain.resume(options.sink(), options.clock());
        this.policy = options.policy();
        this.idle = Account.of(options.cluster(), options.signer());
        this.account = idle;
    }

    /** A trail into a sink, with the options' defaults; see {@link AuditTrailBuilder}. */
    public static AuditTrailBuilder builder(AuditSink sink) {
        return new AuditTrailBuilder(sink);
    }

    /** Where the chain ends now. Noted elsewhere, it shows later that nothing was cut off. */
    public AuditHead head() {
        return chain.head();
    }

    /** How many records could not be kept since the last one that could; zero when all is well. */
    public long lostRecords() {
        return chain.lost();
    }

    /** Records what an event says; events of other kinds are passed over. A sink that fails is logged. */
    @Override
    public synchronized void accept(SyncEvent event) {
        if (event instanceof SyncEvent.Planned planned) {
            planned(planned.plan());
        } else if (event instanceof SyncEvent.Approved approved) {
            released(approved.plan().plan());
        } else if (event instanceof SyncEvent.Changing changing && !isAround) {
            keep(AuditKind.CHANGE, account.changing(changing.change()));
        } else if (event instanceof SyncEvent.Changed changed) {
            keep(AuditKind.OUTCOME, account.outcome(changed.outcome()));
        } else if (event instanceof SyncEvent.Finished finished) {
            finished(finished.result());
        } else if (event instanceof SyncEvent.Failed failed) {
            failed(failed);
        } else {
            decided(event);
        }
    }

    /**
     * Records a plan and its approvals at once, for programs that do not wait for the events of a reconciler. Events that
     * say the same later are not recorded again.
     *
     * @throws AuditException when the policy is {@link AuditPolicy#FAIL_CLOSED} and they cannot be kept
     */
    public synchronized void approved(ApprovedPlan approved) {
        released(approved.plan());
        if (policy == AuditPolicy.FAIL_CLOSED && !isReleased) {
            throw AuditException.unusable("audit trail", new IOException("the plan could not be recorded"));
        }
    }

    /**
     * An applier that records each change before it is made and the answer after. Dry runs pass unrecorded. Under {@link
     * AuditPolicy#FAIL_CLOSED} a change that cannot be recorded fails with {@link UnrecordedException} and is not made.
     */
    public Applier around(Applier applier) {
        markAround();
        return new AuditedApplier(applier, this);
    }

    /** As {@link #around(Applier)}; reading passes through. The inventory's own writes are recorded too. */
    public Cluster around(Cluster cluster) {
        markAround();
        return new AuditedCluster(cluster, new AuditedApplier(cluster, this));
    }

    /** Closes the sink. */
    @Override
    public void close() {
        try {
            chain.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the audit sink could not be closed", e);
        }
    }

    /**
     * Announces a change.
     *
     * @return the number of its record, to give with the answer
     * @throws UnrecordedException when it must not be made
     */
    synchronized long announce(String verb, Resource resource, String fieldManager) {
        try {
            Mapping intent = inHand().intent(verb, resource, fieldManager);
            return chain.append(AuditKind.CHANGE, intent).sequence();
        } catch (IOException | RuntimeException e) {
            if (policy == AuditPolicy.FAIL_CLOSED) {
                throw new UnrecordedException(resource.id(), e);
            }
            logLoss(e);
            return UNRECORDED;
        }
    }

    synchronized void answer(long change, ResourceId id, Mapping result) {
        keep(AuditKind.RESULT, inHand().result(change, id, result));
    }

    private synchronized void markAround() {
        isAround = true;
    }

    /** What is known of the plan that is being made come true; nothing between two syncs. */
    private Account inHand() {
        return isUnderWay ? account : idle;
    }

    private void planned(Plan plan) {
        isUnderWay = true;
        if (!isPlanRecorded || !account.tells(plan)) {
            account = idle.of(plan);
            isPlanRecorded = keep(AuditKind.PLAN, account.plan());
            isReleased = false;
            isSettled = false;
        }
    }

    private void released(Plan plan) {
        planned(plan);
        boolean isIdle = plan.isEmpty() && plan.approvals().isEmpty();
        if (!isReleased && !isIdle) {
            boolean isKept = isPlanRecorded;
            for (Approval approval : plan.approvals()) {
                isKept &= keep(AuditKind.APPROVAL, account.approval(approval));
            }
            if (plan.approvals().isEmpty()) {
                isKept &= keep(AuditKind.APPROVAL, account.approval(null));
            }
            isReleased = isKept;
        }
    }

    /** Syncs that find nothing to do are recorded once. */
    private void finished(SyncResult result) {
        boolean isIdle = result.outcomes().isEmpty();
        if (!isIdle || !isSettled) {
            isSettled = keep(AuditKind.SYNC, account.sync(result)) && isIdle;
        }
        lastFailure = "";
        conclude();
    }

    /** A failure that repeats the one before is recorded once. */
    private void failed(SyncEvent.Failed failed) {
        String message = String.valueOf(failed.cause().getMessage());
        if (!lastFailure.equals(message) && keep(AuditKind.FAILURE, inHand().failure(failed))) {
            lastFailure = message;
        }
        conclude();
    }

    private void decided(SyncEvent event) {
        if (event instanceof SyncEvent.RollingBack back) {
            keep(AuditKind.ROLLBACK, idle.rollback(back));
        } else if (event instanceof SyncEvent.Stale stale) {
            keep(AuditKind.STALE, idle.staleness(stale.staleness()));
        } else if (event instanceof SyncEvent.Suspended suspended) {
            keep(AuditKind.SUSPENDED, idle.suspension(suspended.why()));
        } else if (event instanceof SyncEvent.Resumed) {
            keep(AuditKind.RESUMED, idle.resumption());
        }
    }

    /** What is planned from now on is of another sync, even if it is the same. */
    private void conclude() {
        isUnderWay = false;
        isPlanRecorded = isPlanRecorded && !isReleased;
        try {
            chain.flush();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "the audit sink could not make its records safe", e);
        }
    }

    private boolean keep(AuditKind kind, Mapping content) {
        try {
            chain.append(kind, content);
            return true;
        } catch (IOException | RuntimeException e) {
            logLoss(e);
            return false;
        }
    }

    /** Once, until a record can be kept again: the sink fails for all of them. */
    private void logLoss(Exception e) {
        if (chain.lost() == 1) {
            LOGGER.log(Level.WARNING, "audit records cannot be kept: " + e);
        }
    }
}
