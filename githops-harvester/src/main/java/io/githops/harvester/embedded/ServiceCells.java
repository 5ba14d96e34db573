package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in the columns of services. */
final class ServiceCells {
    private ServiceCells() {}

    static Tree address(Mapping service) {
        return BuiltInCells.orNone(service.mapping("spec").text("clusterIP").orElse(""));
    }

    static Tree externalAddress(Mapping service) {
        Mapping spec = service.mapping("spec");
        String type = spec.text("type").orElse("");
        if (type.equals("ExternalName")) {
            return new Text(spec.text("externalName").orElse(""));
        }
        List<String> balanced = service.mapping("status", "loadBalancer").sequence("ingress").mappings().stream()
                .flatMap(ingress -> ingress.text("ip").or(() -> ingress.text("hostname")).stream())
                .toList();
        List<String> external = spec.sequence("externalIPs").texts();
        if (type.equals("LoadBalancer") && balanced.isEmpty() && external.isEmpty()) {
            return new Text("<pending>");
        }
        return BuiltInCells.orNone(String.join(",", balanced.isEmpty() ? external : balanced));
    }

    /** {@code 80/TCP}, or {@code 80:30080/TCP} where nodes listen as well. */
    static Tree ports(Mapping service) {
        return BuiltInCells.orNone(service.mapping("spec").sequence("ports").mappings().stream()
                .map(ServiceCells::port)
                .collect(Collectors.joining(",")));
    }

    private static String port(Mapping port) {
        String node = port.has("nodePort") ? ":" + Json.text(port.get("nodePort")) : "";
        return Json.text(port.get("port")) + node + "/" + port.text("protocol").orElse("TCP");
    }

    static Tree selector(Mapping service) {
        Mapping selector = service.mapping("spec", "selector");
        return BuiltInCells.orNone(selector.names().stream()
                .sorted()
                .map(name -> name + "=" + selector.text(name).orElse(""))
                .collect(Collectors.joining(",")));
    }
}
