package io.githops.diff.order;

import io.githops.model.Kinds;
import io.githops.model.Reference;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Orders of changed and unchanged members that come together. */
final class Orders {
    private Orders() {}

    static Order ofApplying(Collection<Member> members, Kinds kinds, Function<Resource, List<Reference>> references) {
        Map<ResourceId, Member> unchanged = new HashMap<>();
        members.stream().filter(member -> !member.isChanged()).forEach(member -> unchanged.put(member.id(), member));
        return Order.ofApplying(
                members.stream().filter(Member::isChanged).toList(),
                id -> Optional.ofNullable(unchanged.get(id)),
                kinds,
                references);
    }
}
