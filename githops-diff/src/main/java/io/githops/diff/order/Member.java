package io.githops.diff.order;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A resource that has a place in an order.
 *
 * @param resource as it is to be, or as it is when it is deleted
 * @param live null when there is none
 * @param isChanged whether something is done about it; what is unchanged only hands on what it needs
 */
public record Member(Resource resource, @Nullable Resource live, boolean isChanged) {

    ResourceId id() {
        return resource.id();
    }

    boolean isNew() {
        return live == null;
    }
}
