package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.GroupKind;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives services what the cluster has only one of each: addresses within it, and ports of its nodes. */
final class ServiceAddresses {
    private static final GroupKind SERVICES = new GroupKind("", "Service");
    private static final List<String> ALLOCATED = List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy");
    private static final int FIRST_PORT = 30_000;
    private static final int LAST_PORT = 32_767;
    private static final int FIRST_ADDRESS = 20;
    private static final int LAST_ADDRESS = 65_000;

    private final ObjectStore store;

    ServiceAddresses(ObjectStore store) {
        this.store = store;
    }

    /**
     * The service with all that it needs; an update keeps what was given before.
     *
     * @param live null on create
     */
    Mapping give(@Nullable Mapping live, Mapping service) {
        String type = service.mapping("spec").text("type").orElse("ClusterIP");
        if (type.equals("ExternalName")) {
            return service;
        }
        Mapping known = live == null ? service : service.edit("spec", spec -> kept(live.mapping("spec"), spec));
        Mapping reachable = known.edit("spec", spec -> withAddress(withFamily(spec)));
        return type.equals("NodePort") || type.equals("LoadBalancer") ? withPorts(reachable) : reachable;
    }

    private static Mapping kept(Mapping live, Mapping spec) {
        Mapping kept = spec;
        for (String field : ALLOCATED) {
            @Nullable Tree before = live.get(field);
            kept = before == null || kept.has(field) ? kept : kept.with(field, before);
        }
        return kept;
    }

    private static Mapping withFamily(Mapping spec) {
        Mapping familiar = spec.has("ipFamilies") ? spec : spec.with("ipFamilies", Sequence.ofTexts(List.of("IPv4")));
        return familiar.has("ipFamilyPolicy") ? familiar : familiar.with("ipFamilyPolicy", new Text("SingleStack"));
    }

    private Mapping withAddress(Mapping spec) {
        String given = spec.text("clusterIP").orElse("");
        String address = given.isEmpty()
                ? free(FIRST_ADDRESS, LAST_ADDRESS, ServiceAddresses::address, addresses()::contains)
                : given;
        return spec.with("clusterIP", new Text(address)).with("clusterIPs", Sequence.ofTexts(List.of(address)));
    }

    /** In the range that Harvester reserves for services. */
    private static String address(int number) {
        return "10.53." + (number >> 8) + "." + (number & 0xff);
    }

    private Set<String> addresses() {
        Set<String> taken = new HashSet<>();
        specs().forEach(spec -> spec.text("clusterIP").ifPresent(taken::add));
        return taken;
    }

    private Mapping withPorts(Mapping service) {
        Set<Tree> taken = new HashSet<>();
        specs().forEach(spec -> spec.sequence("ports").mappings().forEach(port -> taken.add(port.get("nodePort"))));
        return service.edit(
                "spec",
                spec -> spec.with("ports", spec.sequence("ports").map(port -> {
                    if (!(port instanceof Mapping mapping) || mapping.has("nodePort")) {
                        return port;
                    }
                    Num free = free(FIRST_PORT, LAST_PORT, Num::of, taken::contains);
                    taken.add(free);
                    return mapping.with("nodePort", free);
                })));
    }

    private List<Mapping> specs() {
        return store.list(SERVICES, "").items().stream()
                .map(service -> service.mapping("spec"))
                .toList();
    }

    private static <T> T free(int first, int last, IntFunction<T> form, Predicate<? super T> taken) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(form)
                .filter(taken.negate()::test)
                .findFirst()
                .orElseThrow(() -> ApiFailure.unexpected("failed to allocate: range is full"));
    }
}
