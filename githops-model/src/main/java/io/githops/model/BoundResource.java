package io.githops.model;

import java.util.List;
import java.util.Set;

/**
 * A resource with the late-bound values that are known in their places.
 *
 * @param manifest the resource as it was written
 * @param resource the same instance when the manifest holds no late-bound value; texts with a value that is not known are as
 *     they were written
 * @param values what became of each late-bound value, in the order of the resource
 * @param secrets the values that came from sensitive fields and must not be printed
 */
public record BoundResource(Resource manifest, Resource resource, List<TakenValue> values, Set<String> secrets) {
    public BoundResource {
        values = List.copyOf(values);
        secrets = Set.copyOf(secrets);
    }

    /** A resource without late-bound values. */
    public static BoundResource plain(Resource resource) {
        return new BoundResource(resource, resource, List.of(), Set.of());
    }

    /** The values that are not known, in the order of the resource. */
    public List<TakenValue> unresolved() {
        return values.stream().filter(value -> !value.isKnown()).toList();
    }

    /** A text without the values that must not be printed. */
    public String masked(String text, String mask) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, mask);
        }
        return masked;
    }

    /** The identity and where values are taken from; no value. */
    @Override
    public String toString() {
        return resource + " " + values;
    }
}
