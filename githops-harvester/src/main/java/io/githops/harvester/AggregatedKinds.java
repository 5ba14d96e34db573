package io.githops.harvester;

import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** All kinds in one answer, as API servers give it since Kubernetes 1.27. */
final class AggregatedKinds {
    static final String ACCEPTED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    private static final String LIST = "APIGroupDiscoveryList";

    private AggregatedKinds() {}

    static boolean isIn(Mapping answer) {
        return answer.text("kind").filter(LIST::equals).isPresent();
    }

    static List<ServedKind> of(Mapping answer) {
        List<ServedKind> kinds = new ArrayList<>();
        for (Mapping group : answer.sequence("items").mappings()) {
            String name = group.mapping("metadata").text("name").orElse("");
            for (Mapping version : group.sequence("versions").mappings()) {
                for (Mapping resource : version.sequence("resources").mappings()) {
                    add(name, version.text("version").orElse(""), resource, kinds);
                }
            }
        }
        return kinds;
    }

    private static void add(String group, String version, Mapping resource, List<ServedKind> kinds) {
        String plural = resource.text("resource").orElse("");
        String kind = resource.mapping("responseKind").text("kind").orElse("");
        if (!plural.isEmpty() && !kind.isEmpty()) {
            boolean isNamespaced =
                    resource.text("scope").filter("Namespaced"::equals).isPresent();
            kinds.add(new ServedKind(new GroupVersionKind(group, version, kind), plural, isNamespaced));
        }
    }
}
