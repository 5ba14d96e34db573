package io.githops.health;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.Optional;

/** The conditions in a live resource's status. */
final class Conditions {
    private final Resource live;

    Conditions(Resource live) {
        this.live = live;
    }

    boolean isTrue(String type) {
        return status(type).filter("True"::equals).isPresent();
    }

    boolean isFalse(String type) {
        return status(type).filter("False"::equals).isPresent();
    }

    /** {@code True}, {@code False} or {@code Unknown}; empty when there is no such condition. */
    Optional<String> status(String type) {
        return find(type).flatMap(condition -> condition.text("status"));
    }

    /** Message and reason of a condition in words. */
    String words(String type) {
        return find(type)
                .flatMap(condition -> condition
                        .text("message")
                        .filter(message -> !message.isBlank())
                        .or(() -> condition.text("reason")))
                .map(words -> type + ": " + words)
                .orElse(type);
    }

    private Optional<Mapping> find(String type) {
        return live.tree().mapping("status").sequence("conditions").mappings().stream()
                .filter(condition -> condition.text("type").filter(type::equals).isPresent())
                .findFirst();
    }
}
