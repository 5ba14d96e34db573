package io.githops.model.harvester.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The supported versions of charts in guest clusters, by the name of the chart. */
public record ChartVersions(@JsonValue Map<String, String> byChart) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChartVersions {
        byChart = Collections.unmodifiableMap(new LinkedHashMap<>(byChart));
    }
}
