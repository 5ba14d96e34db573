package io.githops.harvester.simulation;

import java.time.Instant;

/** A control loop: moves the objects it cares for one step towards what they ask. */
public interface Controller {

    /** Looks at all objects and changes those that are due; called again and again with a clock that never goes back. */
    void step(StoredObjects objects, Instant now);
}
