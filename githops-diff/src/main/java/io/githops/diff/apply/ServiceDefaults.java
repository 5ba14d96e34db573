package io.githops.diff.apply;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;

/**
 * What the API server fills into services. Addresses and node ports are given out by the cluster and not made up, but for
 * services without an address.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go">kubernetes,
 *     pkg/apis/core/v1/defaults.go</a>
 */
final class ServiceDefaults {
    private static final int SESSION_SECONDS = 10800;
    private static final Text NO_ADDRESS = new Text("None");

    private ServiceDefaults() {}

    static Mapping complete(Mapping service) {
        return service.edit("spec", ServiceDefaults::completeSpec);
    }

    private static Mapping completeSpec(Mapping spec) {
        Mapping typed = withDefault(withDefault(spec, "sessionAffinity", "None"), "type", "ClusterIP");
        Mapping complete = withPolicies(withSession(typed));
        return complete.has("ports") ? complete.with("ports", withPorts(complete.sequence("ports"))) : complete;
    }

    private static Mapping withSession(Mapping spec) {
        if (!spec.text("sessionAffinity").orElse("").equals("ClientIP")) {
            return spec.text("sessionAffinity").orElse("").equals("None")
                    ? spec.without("sessionAffinityConfig")
                    : spec;
        }
        boolean isLimited = spec.mapping("sessionAffinityConfig", "clientIP").has("timeoutSeconds");
        return isLimited
                ? spec
                : spec.with(
                        "sessionAffinityConfig",
                        Mapping.of("clientIP", Mapping.of("timeoutSeconds", Num.of(SESSION_SECONDS))));
    }

    private static Mapping withPolicies(Mapping spec) {
        String type = spec.text("type").orElse("");
        boolean isExposed = List.of("NodePort", "LoadBalancer").contains(type);
        Mapping complete = isExposed ? withDefault(spec, "externalTrafficPolicy", "Cluster") : spec;
        if (isExposed || type.equals("ClusterIP")) {
            complete = withDefault(complete, "internalTrafficPolicy", "Cluster");
        }
        boolean isOpen = type.equals("LoadBalancer") && !complete.has("allocateLoadBalancerNodePorts");
        return isOpen ? complete.with("allocateLoadBalancerNodePorts", Bool.TRUE) : complete;
    }

    private static Sequence withPorts(Sequence ports) {
        return ports.map(item -> {
            if (!(item instanceof Mapping port)) {
                return item;
            }
            Mapping complete = withDefault(port, "protocol", "TCP");
            Tree number = complete.get("port");
            return isUnset(complete.get("targetPort")) && number != null
                    ? complete.with("targetPort", number)
                    : complete;
        });
    }

    private static boolean isUnset(@org.jspecify.annotations.Nullable Tree target) {
        return target == null || target instanceof Null || target.equals(Num.of(0)) || target.equals(new Text(""));
    }

    /** What is given out on create, as far as it does not depend on what is free. */
    static Mapping allocate(Mapping service) {
        return service.edit("spec", spec -> {
            if (spec.text("type").orElse("").equals("ExternalName")) {
                return spec;
            }
            Mapping allocated =
                    NO_ADDRESS.equals(spec.get("clusterIP")) ? spec.with("clusterIPs", Sequence.of(NO_ADDRESS)) : spec;
            Mapping familiar = allocated.has("ipFamilies")
                    ? allocated
                    : allocated.with("ipFamilies", Sequence.of(new Text("IPv4")));
            return withDefault(familiar, "ipFamilyPolicy", "SingleStack");
        });
    }

    private static Mapping withDefault(Mapping mapping, String name, String value) {
        Tree given = mapping.get(name);
        boolean isUnset = given == null || given instanceof Null || given.equals(new Text(""));
        return isUnset ? mapping.with(name, new Text(value)) : mapping;
    }
}
