package io.githops.model.loadbalancer;

import io.githops.model.IpAddress;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;

/** The annotation that has Harvester take back an address. */
final class ManualRelease {
    static final String ANNOTATION = "loadbalancer.harvesterhci.io/manuallyReleaseIP";

    private ManualRelease() {}

    static ObjectMeta order(ObjectMeta metadata, IpAddress address, String loadBalancer) {
        Map<String, String> annotations = new LinkedHashMap<>(metadata.annotations());
        annotations.put(ANNOTATION, address + ": " + loadBalancer);
        return metadata.withAnnotations(annotations);
    }
}
