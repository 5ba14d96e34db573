package io.githops.fleet;

import io.githops.cluster.UnavailableException;
import io.githops.source.SourceException;
import java.util.Map;
import java.util.Optional;

/** A member as rollouts see it. */
interface RolloutTarget {
    String name();

    Map<String, String> labels();

    /** Does something in the member's turn. */
    void execute(Runnable task);

    /** Whether this replica reconciles it at the moment. */
    boolean isHere();

    /** Whether the fleet has it no more. */
    boolean isGone();

    /** The revision it was last brought to; empty when there is none yet, or the member is not here. */
    Optional<String> revision();

    /** Has it begin with a revision whenever it comes here from now on, and stay there. */
    void hold(String revision);

    /**
     * Brings it to a revision and holds it there.
     *
     * @return what went wrong; empty when nothing did, or the member is not here
     * @throws UnavailableException when trying again later may help
     * @throws SourceException as well
     */
    Optional<String> roll(String revision);

    /** Whether something seems to be wrong with it, as far as is known without a look. */
    boolean isSuspect();

    /**
     * What is wrong with it, having looked; empty when nothing is.
     *
     * @throws UnavailableException when trying again later may help
     * @throws SourceException as well
     */
    Optional<String> verdict();

    /** Goes back to the newest revision. */
    void follow();
}
