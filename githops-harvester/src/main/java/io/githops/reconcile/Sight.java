package io.githops.reconcile;

import io.githops.diff.Inventory;
import io.githops.diff.Plan;

/** Both sides at one moment, and what follows. */
record Sight(Plan plan, Inventory inventory) {}
