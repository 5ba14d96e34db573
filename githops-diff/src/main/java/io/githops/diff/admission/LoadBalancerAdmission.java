package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhooks of load balancers. */
final class LoadBalancerAdmission implements Webhooks {
    private static final Map<String, Long> HEALTH_CHECK_DEFAULTS =
            Map.of("successThreshold", 2L, "failureThreshold", 2L, "periodSeconds", 1L, "timeoutSeconds", 1L);
    private static final long MOST_PORT = 65_535;

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.LOAD_BALANCER.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject balancer = new ApiObject(object);
        ApiObject annotated = balancer.withAnnotation("loadbalancer.harvesterhci.io/namespace", balancer.namespace());
        return number(balancer.spec().mapping("healthCheck"), "port") == 0
                ? annotated.tree()
                : annotated
                        .withSpec(spec -> spec.edit("healthCheck", LoadBalancerAdmission::withHealthDefaults))
                        .tree();
    }

    private static Mapping withHealthDefaults(Mapping healthCheck) {
        Mapping complete = healthCheck;
        for (Map.Entry<String, Long> entry : HEALTH_CHECK_DEFAULTS.entrySet()) {
            if (number(complete, entry.getKey()) == 0) {
                complete = complete.with(entry.getKey(), Num.of(entry.getValue()));
            }
        }
        return complete;
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject balancer = new ApiObject(object);
        String verb = (live == null ? "create" : "update") + " load balancer " + balancer.qualifiedName();
        if (live != null) {
            checkSame("ipam", "pool", new ApiObject(live), balancer, verb);
            checkSame("workloadType", "vm", new ApiObject(live), balancer, verb);
        }
        if (text(balancer, "workloadType", "vm").equals("vm")) {
            checkListeners(balancer, verb);
            checkHealthCheck(balancer, verb);
        }
    }

    private static void checkSame(String field, String fallback, ApiObject live, ApiObject balancer, String verb)
            throws RefusedException {
        String before = text(live, field, fallback);
        String after = text(balancer, field, fallback);
        if (!before.equals(after)) {
            throw refusal(
                    "load-balancer-fixed-field",
                    "spec." + field,
                    verb,
                    field + " can't be changed from " + before + " to " + after);
        }
    }

    private static void checkListeners(ApiObject balancer, String verb) throws RefusedException {
        if (listeners(balancer).isEmpty()) {
            throw refusal("load-balancer-no-listener", "spec.listeners", verb, "it should have at least one listener");
        }
        Set<String> names = new HashSet<>();
        Set<String> ports = new HashSet<>();
        Set<String> backendPorts = new HashSet<>();
        for (Mapping listener : listeners(balancer)) {
            String protocol = listener.text("protocol").orElse("") + ":";
            checkPort(listener, "port", verb);
            checkPort(listener, "backendPort", verb);
            boolean unique = names.add(MachineSpec.name(listener))
                    & ports.add(protocol + number(listener, "port"))
                    & backendPorts.add(protocol + number(listener, "backendPort"));
            if (!unique) {
                throw refusal(
                        "load-balancer-duplicate-listener",
                        "spec.listeners",
                        verb,
                        "listener " + MachineSpec.name(listener) + " has a duplicate name, port or backend port");
            }
        }
    }

    private static void checkPort(Mapping listener, String field, String verb) throws RefusedException {
        long port = number(listener, field);
        if (port < 1 || port > MOST_PORT) {
            throw refusal(
                    "load-balancer-port",
                    "spec.listeners",
                    verb,
                    "listener " + MachineSpec.name(listener) + " " + field + " must be in [1, " + MOST_PORT + "]");
        }
    }

    private static void checkHealthCheck(ApiObject balancer, String verb) throws RefusedException {
        long port = number(balancer.spec().mapping("healthCheck"), "port");
        boolean isServed = listeners(balancer).stream()
                .anyMatch(listener ->
                        listener.text("protocol").orElse("").equals("TCP") && number(listener, "backendPort") == port);
        if (port != 0 && !isServed) {
            throw refusal(
                    "load-balancer-health-check-port",
                    "spec.healthCheck.port",
                    verb,
                    "health check port " + port + " is not a TCP backend port");
        }
    }

    private static List<Mapping> listeners(ApiObject balancer) {
        return balancer.spec().sequence("listeners").mappings();
    }

    private static String text(ApiObject balancer, String field, String fallback) {
        return balancer.spec().text(field).filter(value -> !value.isEmpty()).orElse(fallback);
    }

    private static long number(Mapping mapping, String field) {
        return mapping.get(field) instanceof Num number ? number.decimal().longValue() : 0;
    }

    private static RefusedException refusal(String rule, String field, String verb, String reason) {
        return Webhook.LOAD_BALANCER.internal(rule, field, "can't " + verb + " because " + reason);
    }
}
