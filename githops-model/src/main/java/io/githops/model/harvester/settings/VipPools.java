package io.githops.model.harvester.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Addresses of load balancers as networks with commas between, by namespace. Newer clusters have {@link
 * io.githops.model.loadbalancer.IPPool} instead.
 */
public record VipPools(@JsonValue Map<String, String> byNamespace) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VipPools {
        byNamespace = Collections.unmodifiableMap(new LinkedHashMap<>(byNamespace));
    }
}
