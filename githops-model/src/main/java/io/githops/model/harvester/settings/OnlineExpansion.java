package io.githops.model.harvester.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a volume may grow while a machine uses it, by the provisioner. */
public record OnlineExpansion(@JsonValue Map<String, Boolean> byProvisioner) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OnlineExpansion {
        byProvisioner = Collections.unmodifiableMap(new LinkedHashMap<>(byProvisioner));
    }
}
