package io.githops.diff;

/**
 * How much one plan may delete without approval. Recreations count as deletions.
 *
 * @param count the largest number of deletions
 * @param share the largest part of what is owned, from 0 to 1; few deletions are never too large a part
 */
public record DeletionBudget(int count, double share) {
    /** Fewer deletions than this are never too large a part: one of two is half. */
    static final int FEW = 5;

    private static final DeletionBudget STANDARD = new DeletionBudget(20, 0.5);

    /** @throws IllegalArgumentException when the count is negative or the share is not from 0 to 1 */
    public DeletionBudget {
        if (count < 0) {
            throw new IllegalArgumentException("deletion budget: found the count " + count + "; expected 0 or more");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "deletion budget: found the share " + share + "; expected 0 to 1, such as 0.25 for a quarter");
        }
    }

    /** A budget; see the components of the record. */
    public static DeletionBudget of(int count, double share) {
        return new DeletionBudget(count, share);
    }

    /** The default: at most 20 deletions, and, from five on, at most half of what is owned. */
    public static DeletionBudget standard() {
        return STANDARD;
    }

    /** No deletion at all. */
    public static DeletionBudget none() {
        return new DeletionBudget(0, 0);
    }

    /** Whether a plan may make so many deletions. */
    public boolean allows(int deletions, int owned) {
        boolean isFew = deletions < FEW;
        return deletions <= count && (isFew || deletions <= share * owned);
    }

    /** {@code at most 20, and from 5 on at most 50 % of what is owned}. */
    @Override
    public String toString() {
        return "at most " + count + ", and from " + FEW + " on at most " + Math.round(share * 100)
                + " % of what is owned";
    }
}
