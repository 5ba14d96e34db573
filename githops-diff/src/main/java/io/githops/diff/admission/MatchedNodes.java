package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Sequence;
import java.util.List;

/** The nodes of an uplink, as a webhook notes them. */
public final class MatchedNodes {
    private MatchedNodes() {}

    /** The nodes that a webhook found for an uplink. */
    public static List<String> of(ApiObject vlanConfig) {
        try {
            return vlanConfig
                    .annotation(Keys.MATCHED_NODES)
                    .map(text -> Json.parse(text) instanceof Sequence names ? names.texts() : List.<String>of())
                    .orElse(List.of());
        } catch (MalformedJsonException e) {
            return List.of();
        }
    }

    /** A selector that matches nothing leaves the nodes as they were. */
    public static ApiObject note(ApiObject vlanConfig, ClusterObjects objects) {
        List<String> nodes = ClusterNodes.of(objects)
                .matching(LabelRequirement.ofLabels(vlanConfig.spec().mapping("nodeSelector")));
        return nodes.isEmpty()
                ? vlanConfig
                : vlanConfig.withAnnotation(Keys.MATCHED_NODES, Json.text(Sequence.ofTexts(nodes)));
    }
}
