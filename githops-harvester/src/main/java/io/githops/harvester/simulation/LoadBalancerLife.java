package io.githops.harvester.simulation;

import io.githops.diff.admission.AddressPool;
import io.githops.diff.admission.AddressRange;
import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.LabelRequirement;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives load balancers their addresses and finds the machines behind them. */
final class LoadBalancerLife implements Controller {
    private static final String MANAGER = "harvester-load-balancer";
    private static final String READY = "Ready";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject balancer : HarvesterKind.LOAD_BALANCER.all(objects)) {
            if (balancer.isBeingDeleted()) {
                remove(balancer, objects);
            } else {
                objects.edit(
                        balancer,
                        MANAGER,
                        stored -> stored.withFinalizers("wrangler.cattle.io/harvester-lb-controller"));
                giveAddress(balancer, objects);
                objects.edit(balancer, MANAGER, stored -> withBackends(stored, objects, now));
            }
        }
    }

    /** An address goes back to its pool only when the load balancer says that it came from one. */
    private static void remove(ApiObject balancer, StoredObjects objects) {
        if (balancer.spec().text("ipam").filter("pool"::equals).isPresent()) {
            release(balancer, objects);
        }
        objects.edit(balancer, MANAGER, ApiObject::released);
    }

    private static void release(ApiObject balancer, StoredObjects objects) {
        Mapping held = balancer.status().mapping("allocatedAddress");
        objects.edit(
                HarvesterKind.ADDRESS_POOL.id("", held.text("ipPool").orElse("")),
                MANAGER,
                pool -> AddressPoolLife.release(
                                new ApiObject(pool), held.text("ip").orElse(""))
                        .tree());
    }

    private static void giveAddress(ApiObject balancer, StoredObjects objects) {
        if (balancer.spec().text("ipam").filter("dhcp"::equals).isPresent()) {
            objects.edit(balancer, MANAGER, stored -> stored.withStatus(status -> leased(status, stored)));
            return;
        }
        Optional<AddressPool> pool = pool(balancer, objects);
        Mapping held = balancer.status().mapping("allocatedAddress");
        boolean holdsOne =
                held.text("ipPool").equals(pool.map(found -> found.object().name()));
        if (pool.isEmpty() || holdsOne) {
            return;
        }
        if (!held.isEmpty()) {
            release(balancer, objects);
        }
        pool.get().free().ifPresent(address -> take(balancer, pool.get(), address, objects));
    }

    private static Mapping leased(Mapping status, ApiObject balancer) {
        byte[] hash = Derived.digest("SHA-256", balancer.qualifiedName().getBytes(StandardCharsets.UTF_8));
        return status.has("address") ? status : status.with("address", new Text("192.0.2." + (1 + (hash[0] & 0x7f))));
    }

    /** The pool it names; else the one of highest priority for its namespace; else the global one. */
    private static Optional<AddressPool> pool(ApiObject balancer, StoredObjects objects) {
        Optional<String> name = balancer.spec().text("ipPool").filter(text -> !text.isEmpty());
        List<AddressPool> pools = HarvesterKind.ADDRESS_POOL.all(objects).stream()
                .filter(pool -> !pool.isBeingDeleted())
                .map(AddressPool::new)
                .toList();
        if (name.isPresent()) {
            return pools.stream()
                    .filter(pool -> pool.object().name().equals(name.get()))
                    .findFirst();
        }
        return pools.stream()
                .filter(pool -> pool.network().isEmpty() && !pool.isGlobal() && pool.serves(balancer.namespace()))
                .max(Comparator.comparing(AddressPool::priority))
                .or(() -> pools.stream().filter(AddressPool::isGlobal).findFirst());
    }

    private static void take(ApiObject balancer, AddressPool pool, String address, StoredObjects objects) {
        objects.edit(pool.object(), MANAGER, stored -> AddressPoolLife.take(stored, address, balancer.qualifiedName()));
        Mapping allocated = Mapping.builder()
                .put("ip", address)
                .put("ipPool", pool.object().name())
                .put("mask", pool.rangeOf(address).map(AddressRange::mask).orElse(""))
                .put(
                        "gateway",
                        pool.rangeOf(address).flatMap(AddressRange::gateway).orElse(""))
                .build();
        objects.edit(
                balancer,
                MANAGER,
                stored -> stored.withStatus(
                        status -> status.with("allocatedAddress", allocated).with("address", new Text(address))));
    }

    private static ApiObject withBackends(ApiObject balancer, StoredObjects objects, Instant now) {
        if (!balancer.status().has("address")) {
            return balancer.withCondition(Condition.unmet(READY, "", "no matched IPPool with a free address"), now);
        }
        List<String> backends = backends(balancer, objects);
        Condition ready = backends.isEmpty()
                ? Condition.unmet(READY, "", "no running VM matches the backend server selector")
                : Condition.met(READY);
        return balancer.withStatus(status -> status.with("backendServers", Sequence.ofTexts(backends)))
                .withCondition(ready, now);
    }

    private static List<String> backends(ApiObject balancer, StoredObjects objects) {
        Mapping selector = balancer.spec().mapping("backendServerSelector");
        List<LabelRequirement> requirements = selector.names().stream()
                .map(key ->
                        new LabelRequirement(key, "In", selector.sequence(key).texts()))
                .toList();
        return HarvesterKind.VIRTUAL_MACHINE_INSTANCE.in(objects, balancer.namespace()).stream()
                .filter(instance -> !requirements.isEmpty()
                        && requirements.stream()
                                .allMatch(requirement ->
                                        requirement.admits(instance.metadata().mapping("labels"))))
                .flatMap(instance -> instance.status().sequence("interfaces").mappings().stream()
                        .limit(1))
                .flatMap(link -> link.text("ipAddress").stream())
                .toList();
    }
}
