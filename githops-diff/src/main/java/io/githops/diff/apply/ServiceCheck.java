package io.githops.diff.apply;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Kubernetes refuses in services. */
final class ServiceCheck {
    private static final String NO_ADDRESS = "None";
    private static final String BALANCER_ONLY = "may only be used when `type` is 'LoadBalancer'";
    private static final int MAX_PORT = 65535;
    private static final int MAX_SESSION_SECONDS = 86400;
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final List<Cause> causes = new ArrayList<>();
    private final Mapping spec;
    private final String type;

    private ServiceCheck(Mapping service) {
        this.spec = service.mapping("spec");
        this.type = spec.text("type").orElse("");
    }

    static List<Cause> problems(@Nullable Mapping live, Mapping service) {
        var check = new ServiceCheck(service);
        check.addresses();
        if (!check.causes.isEmpty()) {
            return check.causes;
        }
        check.ports();
        check.name();
        check.exposure();
        check.session();
        if (live != null && live.mapping("spec").has("clusterIP")) {
            check.requireSameAddress(live.mapping("spec"));
        }
        return check.causes;
    }

    /** What is looked at before addresses are given out; whatever else is wrong is not told then. */
    private void addresses() {
        String address = spec.text("clusterIP").orElse("");
        if (type.equals("ExternalName")) {
            for (String field : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
                if (spec.has(field)) {
                    causes.add(Cause.forbidden("spec." + field, "may not be set for ExternalName services"));
                }
            }
            return;
        }
        if (!address.isEmpty() && !address.equals(NO_ADDRESS) && !isAddress(address)) {
            invalidAddress("spec.clusterIPs[0]", address);
        }
        Set<Tree> families = new HashSet<>();
        Sequence named = spec.sequence("ipFamilies");
        for (int i = 0; i < named.size(); i++) {
            if (!families.add(named.get(i))) {
                causes.add(Cause.duplicate("spec.ipFamilies[" + i + "]", BuiltInCheck.text(named.get(i))));
            }
        }
    }

    private void ports() {
        Sequence ports = spec.sequence("ports");
        boolean isPortless = type.equals("ExternalName") || new Text(NO_ADDRESS).equals(spec.get("clusterIP"));
        if (ports.isEmpty() && !isPortless) {
            causes.add(Cause.required("spec.ports"));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i) instanceof Mapping port) {
                portName(port, ports.size(), names, "spec.ports[" + i + "]");
                port(port, "spec.ports[" + i + "]");
            }
        }
    }

    private void portName(Mapping port, int count, Set<String> names, String field) {
        String name = port.text("name").orElse("");
        if (name.isEmpty()) {
            if (count > 1) {
                causes.add(Cause.required(field + ".name"));
            }
        } else if (!LABEL.matcher(name).matches()) {
            causes.add(Cause.invalid(
                    field + ".name",
                    "\"" + name + "\"",
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start"
                            + " and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for"
                            + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"));
        } else if (!names.add(name)) {
            causes.add(Cause.duplicate(field + ".name", "\"" + name + "\""));
        }
    }

    private void port(Mapping port, String field) {
        portNumber(port.get("port"), field + ".port");
        Tree target = port.get("targetPort");
        if (target instanceof Text text && !PORT_NAME.matcher(text.value()).matches()) {
            causes.add(Cause.invalid(
                    field + ".targetPort",
                    BuiltInCheck.text(text),
                    "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"));
        } else if (target instanceof Num) {
            portNumber(target, field + ".targetPort");
        }
        if (type.equals("ClusterIP") && port.has("nodePort")) {
            causes.add(Cause.forbidden(field + ".nodePort", "may not be used when `type` is 'ClusterIP'"));
        }
    }

    private void portNumber(@Nullable Tree value, String field) {
        if (!(value instanceof Num number) || !isWithin(number, MAX_PORT)) {
            causes.add(Cause.invalid(field, BuiltInCheck.text(value), "must be between 1 and 65535, inclusive"));
        }
    }

    private static boolean isWithin(Num number, int most) {
        return number.decimal().signum() > 0
                && number.decimal().compareTo(Num.of(most).decimal()) <= 0;
    }

    private void name() {
        if (type.equals("ExternalName") && spec.text("externalName").orElse("").isEmpty()) {
            causes.add(Cause.required("spec.externalName"));
        }
    }

    private void exposure() {
        Sequence external = spec.sequence("externalIPs");
        for (int i = 0; i < external.size(); i++) {
            if (external.get(i) instanceof Text text && !isAddress(text.value())) {
                invalidAddress("spec.externalIPs[" + i + "]", text.value());
            }
        }
        boolean isBalanced = type.equals("LoadBalancer");
        for (String field : List.of("allocateLoadBalancerNodePorts", "loadBalancerClass", "loadBalancerSourceRanges")) {
            if (!isBalanced && spec.has(field)) {
                causes.add(Cause.forbidden("spec." + field, BALANCER_ONLY));
            }
        }
        for (String range : spec.sequence("loadBalancerSourceRanges").texts()) {
            if (isBalanced && !TextFormat.matches("cidr", range.strip())) {
                causes.add(Cause.invalid(
                        "spec.loadBalancerSourceRanges[0]", "\"" + range + "\"", "must be a valid CIDR value"));
            }
        }
        if (!isBalanced && !type.equals("NodePort") && spec.has("externalTrafficPolicy") && external.isEmpty()) {
            causes.add(Cause.invalid(
                    "spec.externalTrafficPolicy",
                    BuiltInCheck.text(spec.get("externalTrafficPolicy")),
                    "may only be set for externally-accessible services"));
        }
        if (!isBalanced && spec.has("healthCheckNodePort")) {
            causes.add(Cause.invalid(
                    "spec.healthCheckNodePort",
                    BuiltInCheck.text(spec.get("healthCheckNodePort")),
                    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"));
        }
    }

    private void session() {
        Tree timeout = spec.mapping("sessionAffinityConfig", "clientIP").get("timeoutSeconds");
        if (timeout instanceof Num seconds && !isWithin(seconds, MAX_SESSION_SECONDS)) {
            causes.add(Cause.invalid(
                    "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
                    BuiltInCheck.text(timeout),
                    "must be greater than 0 and less than " + MAX_SESSION_SECONDS));
        }
        Tree distribution = spec.get("trafficDistribution");
        if (distribution != null && !distribution.equals(new Text("PreferClose"))) {
            causes.add(
                    Cause.unsupported("spec.trafficDistribution", BuiltInCheck.text(distribution), "\"PreferClose\""));
        }
    }

    private void requireSameAddress(Mapping before) {
        Tree address = spec.get("clusterIP");
        boolean isGivenUp = type.equals("ExternalName");
        if (!isGivenUp && address != null && !address.equals(before.get("clusterIP"))) {
            causes.add(Cause.invalid(
                    "spec.clusterIPs[0]", "[" + BuiltInCheck.text(address) + "]", "may not change once set"));
        }
    }

    private void invalidAddress(String field, String address) {
        causes.add(Cause.invalid(
                field, "\"" + address + "\"", "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
    }

    private static boolean isAddress(String text) {
        return TextFormat.matches("ipv4", text) || TextFormat.matches("ipv6", text);
    }
}
