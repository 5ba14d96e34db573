package io.githops.manifest;

import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.function.Consumer;

/**
 * SPI: finds what is wrong with a resource beyond its identity. Called from any thread that reads manifests, and from
 * several at once. Later releases add default methods only.
 */
@FunctionalInterface
public interface ResourceCheck {
    /**
     * Looks at one resource as it will be applied, its namespace set.
     *
     * @param problems takes each problem found, in any order
     */
    void check(Resource resource, Consumer<Problem> problems);
}
