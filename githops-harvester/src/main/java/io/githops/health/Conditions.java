package io.githops.health;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions in a status. */
final class Conditions {
    private final List<Mapping> conditions;

    private Conditions(List<Mapping> conditions) {
        this.conditions = conditions;
    }

    static Conditions of(Mapping status) {
        return in(status, "conditions");
    }

    /** Conditions under another name. */
    static Conditions in(Mapping status, String field) {
        return new Conditions(status.sequence(field).mappings());
    }

    boolean has(String type) {
        return find(type).isPresent();
    }

    boolean isTrue(String type) {
        return is(type, "True");
    }

    boolean isFalse(String type) {
        return is(type, "False");
    }

    /** Whether there is such a condition and it is not true. */
    boolean isUnmet(String type) {
        return has(type) && !isTrue(type);
    }

    String reason(String type) {
        return find(type).flatMap(condition -> condition.text("reason")).orElse("");
    }

    boolean hasMessage(String type) {
        return find(type).flatMap(Conditions::message).isPresent();
    }

    /** The first of these conditions that there is and that is not true. */
    Optional<String> firstUnmet(String... types) {
        return Stream.of(types).filter(this::isUnmet).findFirst();
    }

    /** Message and reason of a condition in words. */
    String words(String type) {
        return find(type)
                .flatMap(condition -> message(condition).or(() -> condition.text("reason")))
                .filter(words -> !words.isBlank())
                .map(words -> type + ": " + words)
                .orElse(type);
    }

    private boolean is(String type, String status) {
        return find(type)
                .flatMap(condition -> condition.text("status"))
                .filter(status::equals)
                .isPresent();
    }

    private static Optional<String> message(Mapping condition) {
        return condition.text("message").filter(message -> !message.isBlank());
    }

    private Optional<Mapping> find(String type) {
        return conditions.stream()
                .filter(condition -> condition.text("type").filter(type::equals).isPresent())
                .findFirst();
    }
}
