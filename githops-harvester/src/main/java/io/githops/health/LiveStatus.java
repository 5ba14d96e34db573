package io.githops.health;

import io.githops.model.Resource;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.Optional;

/** What a live resource says of itself in {@code status}, beside what it shall be. */
final class LiveStatus {
    private final Resource live;

    LiveStatus(Resource live) {
        this.live = live;
    }

    Mapping spec() {
        return live.tree().mapping("spec");
    }

    /** A field beside {@code spec} and {@code status}; empty when it is absent or no string. */
    String field(String name) {
        return live.tree().text(name).orElse("");
    }

    boolean isAnnotated(String name) {
        return live.annotation(name).isPresent();
    }

    Optional<String> annotation(String name) {
        return live.annotation(name);
    }

    Optional<String> label(String name) {
        return live.label(name);
    }

    Mapping tree() {
        return live.tree().mapping("status");
    }

    Conditions conditions() {
        return Conditions.of(tree());
    }

    /** Whether nobody has looked at the resource yet. */
    boolean isEmpty() {
        return tree().isEmpty();
    }

    String text(String field) {
        return tree().text(field).orElse("");
    }

    boolean isTrue(String field) {
        return Bool.TRUE.equals(tree().get(field));
    }

    boolean isWanted(String field) {
        return Bool.TRUE.equals(spec().get(field));
    }

    /** A number; 0 when there is none. */
    long number(String field) {
        return number(tree(), field).orElse(0L);
    }

    String percent() {
        return number("progress") + "%";
    }

    /** Whether the status was written before the newest specification; false when it does not say. */
    boolean isOutdated() {
        return isOutdated("observedGeneration");
    }

    /** As {@link #isOutdated()}, where the status says the generation in another field. */
    boolean isOutdated(String field) {
        Optional<Long> observed = number(tree(), field);
        Optional<Long> newest = number(live.metadata(), "generation");
        return observed.isPresent() && newest.isPresent() && observed.get() < newest.get();
    }

    static Optional<Long> number(Mapping mapping, String field) {
        return mapping.get(field) instanceof Num number && number.isIntegral()
                ? Optional.of(number.longValue())
                : Optional.empty();
    }
}
