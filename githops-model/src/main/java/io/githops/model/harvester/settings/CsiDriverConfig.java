package io.githops.model.harvester.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The snapshot classes by the provisioner of volumes; volumes of others cannot be backed up. */
public record CsiDriverConfig(@JsonValue Map<String, SnapshotClasses> byProvisioner) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CsiDriverConfig {
        byProvisioner = Collections.unmodifiableMap(new LinkedHashMap<>(byProvisioner));
    }
}
