package io.githops.model.kubernetes;

import io.githops.model.OpenEnum;
import java.util.Optional;

/** Whether a node is emptied for repair, from its annotations. Immutable. */
public record NodeMaintenance(Node node) {
    private static final String REQUESTED = "harvesterhci.io/drain-requested";
    private static final String FORCED = "harvesterhci.io/drain-forced";
    private static final String STATUS = "harvesterhci.io/maintain-status";

    /** Whether somebody asked for it and Harvester has not begun. */
    public boolean isRequested() {
        return node.metadata().isMarked(REQUESTED);
    }

    /** Whether machines that cannot migrate are stopped; otherwise they are in the way. */
    public boolean isForced() {
        return node.metadata().isMarked(FORCED);
    }

    /** How far it is, as Harvester writes it; empty when the node is in use. */
    public Optional<Phase> phase() {
        return node.metadata().annotation(STATUS).map(Phase::new);
    }

    /** The node with a request: Harvester cordons it, and its machines migrate or stop, each by its own strategy. */
    public Node request() {
        return node.editMetadata(metadata -> metadata.withMark(REQUESTED, true));
    }

    /** The node with a request that also stops machines which cannot migrate. */
    public Node requestForced() {
        return request().editMetadata(metadata -> metadata.withMark(FORCED, true));
    }

    /** How far a node is on its way out of use. */
    public record Phase(String value) implements OpenEnum {
        /** Machines are leaving. */
        public static final Phase RUNNING = new Phase("running");
        /** No machine is left. */
        public static final Phase COMPLETED = new Phase("completed");
    }
}
