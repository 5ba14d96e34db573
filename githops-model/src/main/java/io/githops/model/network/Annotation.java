package io.githops.model.network;

import io.githops.model.EmbeddedJson;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The annotations to which Harvester gives a meaning on networks. */
enum Annotation {
    UPLINK_MTU("uplink-mtu"),
    UPLINK_MTU_SOURCE("mtu-source-vc"),
    VLAN_IDS("vlan-id-set-str"),
    MATCHED_NODES("matched-nodes"),
    ROUTE("route");

    private final String title;

    Annotation(String name) {
        this.title = "network.harvesterhci.io/" + name;
    }

    Optional<String> of(ObjectMeta metadata) {
        return Optional.ofNullable(metadata.annotations().get(title));
    }

    /** The value of an annotation that is JSON. */
    <T> Optional<T> read(ObjectMeta metadata, ResourceKind<?> kind, Class<T> type) {
        return of(metadata).map(text -> json(metadata, kind, type).parse(text));
    }

    /** The metadata with another value in an annotation that is JSON; what the type does not know of it stays. */
    <T> ObjectMeta write(ObjectMeta metadata, ResourceKind<?> kind, Class<T> type, T value) {
        EmbeddedJson<T> json = json(metadata, kind, type);
        Map<String, String> annotations = new LinkedHashMap<>(metadata.annotations());
        annotations.compute(title, (name, old) -> old == null ? json.text(value) : json.replace(old, value));
        return metadata.withAnnotations(annotations);
    }

    private <T> EmbeddedJson<T> json(ObjectMeta metadata, ResourceKind<?> kind, Class<T> type) {
        return EmbeddedJson.at(metadata.id(kind), FieldPath.of("metadata", "annotations", title), type);
    }
}
