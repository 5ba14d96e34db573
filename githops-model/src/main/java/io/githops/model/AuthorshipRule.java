package io.githops.model;

import java.util.Objects;
import java.util.function.Predicate;

/** Who writes the objects that meet a condition. */
record AuthorshipRule(Predicate<Resource> condition, Authorship authorship) {
    AuthorshipRule {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(authorship, "authorship");
    }
}
