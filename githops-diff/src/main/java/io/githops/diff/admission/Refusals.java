package io.githops.diff.admission;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the checks of a webhook refuse. Not thread-safe. */
final class Refusals {
    private final List<Refusal> found = new ArrayList<>();

    /** One check, which ends with its first refusal. */
    interface Check {
        void run() throws RefusedException;
    }

    void check(Check check) {
        try {
            check.run();
        } catch (RefusedException e) {
            found.add(e.refusal());
        }
    }

    /** In the order of the checks. */
    List<Refusal> all() {
        return List.copyOf(found);
    }
}
