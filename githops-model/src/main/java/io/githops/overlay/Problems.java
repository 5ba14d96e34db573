package io.githops.overlay;

import io.githops.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the overlays of one reading. Not thread-safe. */
final class Problems {
    static final String NO_OVERLAY = "GH2081";
    static final String NO_BASE = "GH2083";
    static final String CYCLE = "GH2084";
    static final String NO_MATCH = "GH2085";
    static final String AMBIGUOUS = "GH2086";
    static final String UNFIT = "GH2087";
    static final String NO_PLACE = "GH2088";
    static final String TOO_MUCH = "GH2089";

    private final List<Problem> found = new ArrayList<>();

    void add(String code, Origin place, String message) {
        add(Problem.error(code, message, place.position().orElse(null)));
    }

    void add(Problem problem) {
        found.add(problem);
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
