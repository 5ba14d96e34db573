package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.model.EmbeddedJson;
import io.githops.tree.FieldPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which nodes an upgrade passes over for now, as JSON in an annotation. */
record NodePauses(@JsonValue Map<String, Upgrade.NodePause> nodes) {
    private static final FieldPath FIELD = FieldPath.of("metadata", "annotations", Annotation.NODE_PAUSES.title());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodePauses {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    static Map<String, Upgrade.NodePause> read(Upgrade upgrade) {
        return Annotation.NODE_PAUSES
                .of(upgrade.metadata())
                .map(text -> json(upgrade).parse(text).nodes())
                .orElse(Map.of());
    }

    static Upgrade write(Upgrade upgrade, Map<String, Upgrade.NodePause> nodes) {
        var pauses = new NodePauses(nodes);
        String text = Annotation.NODE_PAUSES
                .of(upgrade.metadata())
                .map(old -> json(upgrade).replace(old, pauses))
                .orElseGet(() -> json(upgrade).text(pauses));
        return upgrade.withMetadata(Annotation.NODE_PAUSES.setTo(upgrade.metadata(), text));
    }

    private static EmbeddedJson<NodePauses> json(Upgrade upgrade) {
        return EmbeddedJson.at(upgrade.metadata().id(Upgrade.KIND), FIELD, NodePauses.class);
    }
}
