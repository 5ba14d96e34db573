package io.githops.harvester.embedded;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The kinds without which there is no API server, offered whatever kinds it is given. Pods are among them as clients look
 * for those that use an object; there are none, unless somebody creates them.
 */
final class BuiltInKinds {
    private static final List<ResourceKind<?>> ALWAYS = List.of(
            ResourceKind.builder("v1", "Namespace")
                    .clusterScoped()
                    .statusSubresource()
                    .build(),
            ResourceKind.builder("v1", "Pod").statusSubresource().build(),
            ResourceKind.builder(CustomResourceDefinitions.GROUP + "/v1", CustomResourceDefinitions.KIND)
                    .clusterScoped()
                    .statusSubresource()
                    .build());

    private BuiltInKinds() {}

    /** All kinds a server offers that was given some. */
    static List<ApiResource> with(Kinds kinds) {
        List<ApiResource> resources = new ArrayList<>();
        ALWAYS.forEach(kind -> resources.add(ApiResource.of(kind, Presentations.of(kind))));
        kinds.all().forEach(kind -> resources.add(ApiResource.of(kind, Presentations.of(kind))));
        return resources;
    }
}
