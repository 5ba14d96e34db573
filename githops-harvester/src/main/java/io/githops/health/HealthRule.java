package io.githops.health;

import io.githops.model.Health;
import java.util.Map;

/** Tells the health of the objects of one kind. */
@FunctionalInterface
interface HealthRule {
    Health of(LiveStatus status);

    /** A row of a table of rules. */
    static Map.Entry<String, HealthRule> row(String kind, HealthRule rule) {
        return Map.entry(kind, rule);
    }
}
