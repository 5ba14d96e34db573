package io.githops.harvester.simulation;

import io.githops.diff.admission.AddressPool;
import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Instant;

/** Counts the addresses of a pool, and gives those back that an annotation says. */
final class AddressPoolLife implements Controller {
    private static final String MANAGER = "harvester-load-balancer";
    private static final String RELEASE = "loadbalancer.harvesterhci.io/manuallyReleaseIP";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject pool : HarvesterKind.ADDRESS_POOL.all(objects)) {
            objects.edit(pool, MANAGER, stored -> stored.isBeingDeleted() ? stored.released() : next(stored, now));
        }
    }

    private static ApiObject next(ApiObject pool, Instant now) {
        ApiObject adopted = withReleased(pool.withFinalizers("wrangler.cattle.io/harvester-ipam-controller"));
        long size = new AddressPool(adopted).size();
        int taken = new AddressPool(adopted).allocated().size();
        return adopted.withStatus(
                        status -> withLast(status.with("total", Num.of(size)).with("available", Num.of(size - taken))))
                .withCondition(Condition.met("Ready"), now);
    }

    private static Mapping withLast(Mapping status) {
        return status.has("lastAllocated") ? status : status.with("lastAllocated", new Text(""));
    }

    private static ApiObject withReleased(ApiObject pool) {
        return pool.annotation(RELEASE)
                .map(text -> text.split(":", 2)[0].strip())
                .map(address -> release(pool, address).withoutAnnotation(RELEASE))
                .orElse(pool);
    }

    static ApiObject take(ApiObject pool, String address, String holder) {
        return pool.withStatus(status -> status.edit("allocated", all -> all.with(address, new Text(holder)))
                .with("lastAllocated", new Text(address)));
    }

    static ApiObject release(ApiObject pool, String address) {
        String holder = new AddressPool(pool).allocated().text(address).orElse("");
        return holder.isEmpty()
                ? pool
                : pool.withStatus(status -> status.edit("allocated", all -> all.without(address))
                        .edit("allocatedHistory", all -> all.with(address, new Text(holder))));
    }
}
