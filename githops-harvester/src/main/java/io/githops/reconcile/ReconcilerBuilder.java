package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.diff.Planner;
import io.githops.diff.Prune;
import io.githops.inventory.InventoryStore;
import io.githops.model.Kinds;
import io.githops.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link Reconciler}, by default: it makes changes and heals drift by itself, knows the kinds of Harvester, applies
 * as field manager {@code githops}, keeps the inventory in ConfigMap {@code default/githops-inventory}, prunes nothing, gives
 * resources five minutes to get healthy, makes four changes at once, asks the source every three minutes and not for history, rolls
 * nothing back and tells nobody. Not thread-safe.
 */
public final class ReconcilerBuilder {
    private final Source source;
    private final Cluster cluster;
    private final List<Consumer<? super SyncEvent>> listeners = new ArrayList<>();
    private Kinds kinds = Kinds.harvester();
    private String fieldManager = "githops";
    private String inventoryNamespace = "default";
    private String inventoryName = "githops-inventory";
    private @Nullable InventoryStore inventory;
    private Prune prune = Prune.OFF;
    private UnaryOperator<Planner.Builder> planning = UnaryOperator.identity();
    private UnaryOperator<Executor.Builder> execution = UnaryOperator.identity();
    private SyncMode mode = SyncMode.AUTOMATIC;
    private boolean healsDrift = true;
    private boolean rollsBack;
    private SyncWindows windows = SyncWindows.atAnyTime();
    private Gates gates = Gates.standard();
    private boolean hasOwnGates;
    private FightDetector fights = FightDetector.builder().build();
    private Duration healthTimeout = Duration.ofMinutes(5);
    private int concurrency = 4;
    private Duration interval = Duration.ofMinutes(3);
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable Duration provenance;
    private Pace pace = Pace.real();

    ReconcilerBuilder(Source source, Cluster cluster) {
        this.source = Objects.requireNonNull(source, "source");
        this.cluster = Objects.requireNonNull(cluster, "cluster");
    }

    /** What is known about kinds; others are handled as trees with default rules. */
    public ReconcilerBuilder kinds(Kinds value) {
        kinds = Objects.requireNonNull(value, "kinds");
        return this;
    }

    /** Who applies, as the cluster records it. Two reconcilers with different inventories need different names. */
    public ReconcilerBuilder fieldManager(String name) {
        fieldManager = Objects.requireNonNull(name, "fieldManager");
        return this;
    }

    /** The ConfigMap that lists what this reconciler owns. The namespace must exist. */
    public ReconcilerBuilder inventory(String namespace, String name) {
        inventoryNamespace = Objects.requireNonNull(namespace, "namespace");
        inventoryName = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Where it is kept what this reconciler owns, in the place of a ConfigMap. */
    public ReconcilerBuilder inventory(InventoryStore store) {
        inventory = Objects.requireNonNull(store, "inventory");
        return this;
    }

    /** Whether what is no longer desired is deleted. */
    public ReconcilerBuilder prune(Prune value) {
        prune = Objects.requireNonNull(value, "prune");
        return this;
    }

    /**
     * Options of the planner: rules, deletion budget, maintenance windows.
     *
     * @param options is given the planner's builder, with kinds, field manager and pruning set
     */
    public ReconcilerBuilder planning(UnaryOperator<Planner.Builder> options) {
        planning = Objects.requireNonNull(options, "options");
        return this;
    }

    /** What the reconciler does by itself when both sides differ. */
    public ReconcilerBuilder mode(SyncMode value) {
        mode = Objects.requireNonNull(value, "mode");
        return this;
    }

    /** Whether differences from a revision that was synced already are put right in the background, or only told. */
    public ReconcilerBuilder healDrift(boolean value) {
        healsDrift = value;
        return this;
    }

    /** When the reconciler may write at all, by itself or when it is told to. Default: at any time. */
    public ReconcilerBuilder windows(SyncWindows value) {
        windows = Objects.requireNonNull(value, "windows");
        return this;
    }

    /**
     * What holds changes back while something else is at work on a resource. By default {@link Gates#standard}, wherever anything
     * is desired that Harvester's webhooks look at.
     */
    public ReconcilerBuilder gates(Gates value) {
        gates = Objects.requireNonNull(value, "gates");
        hasOwnGates = true;
        return this;
    }

    /** When a field is no longer put right that somebody else sets back again and again. */
    public ReconcilerBuilder fights(FightDetector value) {
        fights = Objects.requireNonNull(value, "fights");
        return this;
    }

    /**
     * Whether to go back to the revision that was synced last when a background sync of a newer one fails: with the same guards,
     * and for good until the source has yet another revision.
     */
    public ReconcilerBuilder rollBackFailures(boolean value) {
        rollsBack = value;
        return this;
    }

    /**
     * Options of the executor: preflight, applier, a health timeout for each resource.
     *
     * @param options is given the executor's builder, with what is set here
     */
    public ReconcilerBuilder execution(UnaryOperator<Executor.Builder> options) {
        execution = Objects.requireNonNull(options, "options");
        return this;
    }

    /** How long one resource may take to get healthy before its sync fails. */
    public ReconcilerBuilder healthTimeout(Duration timeout) {
        healthTimeout = Objects.requireNonNull(timeout, "healthTimeout");
        return this;
    }

    /**
     * How many changes of one wave are made at once.
     *
     * @throws IllegalArgumentException when it is less than one
     */
    public ReconcilerBuilder concurrency(int changes) {
        if (changes < 1) {
            throw new IllegalArgumentException("concurrency: found " + changes + "; expected 1 or more");
        }
        concurrency = changes;
        return this;
    }

    /** How long to wait between background syncs, up to a tenth more or less by chance. */
    public ReconcilerBuilder interval(Duration value) {
        interval = Objects.requireNonNull(value, "interval");
        return this;
    }

    /**
     * Does the background work, for many reconcilers that share threads. Stays open when the reconciler is closed. By default each
     * has a thread of its own.
     */
    public ReconcilerBuilder scheduler(ScheduledExecutorService executor) {
        scheduler = Objects.requireNonNull(executor, "scheduler");
        return this;
    }

    /**
     * Tells somebody else what happens too, in a thread of the listener's own, in order. What a listener throws is logged and
     * ignored; what it is too slow for, by ten thousand events, is dropped. A sync returns once its listeners know of it, or
     * have had three seconds.
     */
    public ReconcilerBuilder listener(Consumer<? super SyncEvent> value) {
        listeners.add(Objects.requireNonNull(value, "listener"));
        return this;
    }

    /**
     * Has plans say who last touched the fields that they change, as far as the source knows and can tell in time. The history for
     * that is fetched before a plan is given or made come true; when that fails, the plan goes without. By default nobody asks.
     *
     * @param deadline how long to look at history, for each plan that changes other fields than the one before
     * @throws IllegalArgumentException when it is not above zero
     */
    public ReconcilerBuilder provenance(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("provenance: found " + deadline + "; expected above zero");
        }
        provenance = deadline;
        return this;
    }

    /** The clock that syncs go by. Default: the one on the wall. */
    public ReconcilerBuilder pace(Pace value) {
        pace = Objects.requireNonNull(value, "pace");
        return this;
    }

    public Reconciler build() {
        return new PullReconciler(this);
    }

    Source source() {
        return source;
    }

    Cluster cluster() {
        return cluster;
    }

    List<Consumer<? super SyncEvent>> listeners() {
        return List.copyOf(listeners);
    }

    Kinds kinds() {
        return kinds;
    }

    String fieldManager() {
        return fieldManager;
    }

    InventoryStore inventory() {
        return inventory == null
                ? InventoryStore.configMap(cluster, inventoryNamespace, inventoryName, fieldManager, pace::now)
                : inventory;
    }

    Prune prune() {
        return prune;
    }

    UnaryOperator<Planner.Builder> planning() {
        return planning;
    }

    UnaryOperator<Executor.Builder> execution() {
        return execution;
    }

    SyncMode mode() {
        return mode;
    }

    boolean healsDrift() {
        return healsDrift;
    }

    SyncWindows windows() {
        return windows;
    }

    Gates gates() {
        return gates;
    }

    boolean hasOwnGates() {
        return hasOwnGates;
    }

    FightDetector fights() {
        return fights;
    }

    boolean rollsBack() {
        return rollsBack;
    }

    Duration healthTimeout() {
        return healthTimeout;
    }

    int concurrency() {
        return concurrency;
    }

    Duration interval() {
        return interval;
    }

    @Nullable
    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    Provenances provenances() {
        return new Provenances(source, provenance);
    }

    Pace pace() {
        return pace;
    }
}
