package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.ResourceChange;
import io.githops.model.GroupVersionKind;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * SPI: holds changes back while something else is at work on a resource. Asked about every change of a plan each time one is
 * made; must answer the same to the same, without input or output. Thread-safe.
 *
 * <pre>{@code
 * Gate freeze = (change, live) -> change.id().namespace().equals("payroll")
 *         ? Optional.of("payroll is closed until the audit is over")
 *         : Optional.empty();
 * Gates gates = Gates.of(freeze, Gate.duringUpgrades().except(change -> change.id().kind().equals("KeyPair")));
 * }</pre>
 */
@FunctionalInterface
public interface Gate {

    /**
     * Why a change has to wait, in words without a secret value; empty when it need not.
     *
     * @param live what is known of the cluster, with all objects of {@link #kinds} that may be listed
     */
    Optional<String> holds(ResourceChange change, LiveObjects live);

    /** The kinds of which the gate has to know all live objects. Default: none. */
    default Set<GroupVersionKind> kinds() {
        return Set.of();
    }

    /** This gate, open for the changes that pass a test. */
    default Gate except(Predicate<ResourceChange> exempt) {
        Objects.requireNonNull(exempt, "exempt");
        Gate whole = this;
        return new Gate() {
            @Override
            public Optional<String> holds(ResourceChange change, LiveObjects live) {
                return exempt.test(change) ? Optional.empty() : whole.holds(change, live);
            }

            @Override
            public Set<GroupVersionKind> kinds() {
                return whole.kinds();
            }
        };
    }

    /**
     * Holds everything while a Harvester upgrade runs, but upgrades themselves and the setting {@code upgrade-config}, by
     * which one is paused. An upgrade that failed holds nothing.
     */
    static Gate duringUpgrades() {
        return new UpgradeGate();
    }

    /** Holds changes of a machine while a live migration of it runs. */
    static Gate duringMigrations() {
        return new MigrationGate();
    }

    /**
     * Holds changes of machines and volumes while a backup, restore or snapshot of them is under way, and those of the
     * unfinished copies themselves. One that failed holds nothing.
     */
    static Gate duringCopies() {
        return new CopyGate();
    }
}
