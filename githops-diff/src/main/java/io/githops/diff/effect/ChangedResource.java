package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.difference.Difference;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import java.util.List;

/**
 * A live resource and what would become of it.
 *
 * @param predicted the object after the change
 * @param differences between the two, those that no rule explains
 * @param objects the cluster as it will be, as far as it is known
 */
public record ChangedResource(
        ResourceKind<?> kind, Resource live, Mapping predicted, List<Difference> differences, ClusterObjects objects) {}
