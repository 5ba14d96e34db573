package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Timing;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;

/** The phases that an object of KubeVirt went through. */
record Phases(ApiObject object) {
    private static final String TRANSITIONS = "phaseTransitionTimestamps";

    /** Empty before the first. */
    String current() {
        return object.status().text("phase").orElse("");
    }

    /** When the object entered its phase; the time of its creation where nothing says. */
    Instant start() {
        Sequence transitions = object.status().sequence(TRANSITIONS);
        return transitions.mappings().stream()
                .filter(transition -> transition.text("phase").orElse("").equals(current()))
                .reduce((first, last) -> last)
                .flatMap(transition -> transition.text("phaseTransitionTimestamp"))
                .flatMap(Timing::parse)
                .or(object::creationTime)
                .orElse(Instant.EPOCH);
    }

    ApiObject enter(String phase, Instant now) {
        Mapping transition =
                Mapping.of("phase", new Text(phase), "phaseTransitionTimestamp", new Text(Timing.text(now)));
        return object.withStatus(status -> status.with("phase", new Text(phase))
                .with(TRANSITIONS, status.sequence(TRANSITIONS).plus(transition)));
    }
}
