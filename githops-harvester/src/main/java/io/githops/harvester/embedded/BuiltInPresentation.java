package io.githops.harvester.embedded;

import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How kinds are called and printed that Kubernetes itself brings. */
final class BuiltInPresentation {
    private static final Map<String, List<String>> SHORT_NAMES = Map.ofEntries(
            Map.entry("ConfigMap", List.of("cm")),
            Map.entry("CustomResourceDefinition", List.of("crd", "crds")),
            Map.entry("Deployment", List.of("deploy")),
            Map.entry("Event", List.of("ev")),
            Map.entry("LimitRange", List.of("limits")),
            Map.entry("Namespace", List.of("ns")),
            Map.entry("NetworkPolicy", List.of("netpol")),
            Map.entry("Node", List.of("no")),
            Map.entry("PersistentVolume", List.of("pv")),
            Map.entry("PersistentVolumeClaim", List.of("pvc")),
            Map.entry("Pod", List.of("po")),
            Map.entry("PriorityClass", List.of("pc")),
            Map.entry("ResourceQuota", List.of("quota")),
            Map.entry("Service", List.of("svc")),
            Map.entry("ServiceAccount", List.of("sa")),
            Map.entry("StorageClass", List.of("sc")));

    private BuiltInPresentation() {}

    static Presentation of(ResourceKind<?> kind) {
        GroupVersionKind type = kind.groupVersionKind();
        return new Presentation(
                type.kind().toLowerCase(Locale.ROOT),
                SHORT_NAMES.getOrDefault(type.kind(), List.of()),
                type.kind().equals("Pod") || type.kind().equals("Service") ? List.of("all") : List.of(),
                BuiltInColumns.of(type.group(), type.kind()),
                false,
                "");
    }
}
