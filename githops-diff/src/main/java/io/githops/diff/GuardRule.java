package io.githops.diff;

import java.util.stream.Stream;

/** Finds one kind of things that must not happen unless somebody approves them. */
@FunctionalInterface
interface GuardRule {
    /** The guards in the order of the changes they are about. */
    Stream<Guard> find(GuardedPlan plan);
}
