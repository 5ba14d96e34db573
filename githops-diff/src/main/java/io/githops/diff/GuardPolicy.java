package io.githops.diff;

import io.githops.diff.guard.Ownership;
import io.githops.model.Kinds;

/**
 * What guards have to know of a planner.
 *
 * @param ownership tells what others own
 */
record GuardPolicy(
        Kinds kinds, Ownership ownership, Adoption adoption, DeletionBudget budget, Maintenance maintenance) {}
