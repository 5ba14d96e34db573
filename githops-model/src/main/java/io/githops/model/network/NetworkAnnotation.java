package io.githops.model.network;

import io.githops.model.EmbeddedJson;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import java.util.Optional;

/** An annotation in which the network controller keeps JSON. */
final class NetworkAnnotation<T> {
    static final NetworkAnnotation<Integer> UPLINK_MTU = new NetworkAnnotation<>("uplink-mtu", Integer.class);
    static final NetworkAnnotation<String[]> MATCHED_NODES = new NetworkAnnotation<>("matched-nodes", String[].class);
    static final NetworkAnnotation<NetworkRoute> ROUTE = new NetworkAnnotation<>("route", NetworkRoute.class);

    private final String title;
    private final Class<T> type;

    private NetworkAnnotation(String name, Class<T> type) {
        this.title = "network.harvesterhci.io/" + name;
        this.type = type;
    }

    Optional<T> read(ResourceKind<?> kind, ObjectMeta metadata) {
        return metadata.annotation(title).map(text -> json(kind, metadata).parse(text));
    }

    ObjectMeta write(ResourceKind<?> kind, ObjectMeta metadata, T value) {
        EmbeddedJson<T> json = json(kind, metadata);
        String text =
                metadata.annotation(title).map(old -> json.replace(old, value)).orElseGet(() -> json.text(value));
        return metadata.withAnnotation(title, text);
    }

    private EmbeddedJson<T> json(ResourceKind<?> kind, ObjectMeta metadata) {
        return EmbeddedJson.at(metadata.id(kind), FieldPath.of("metadata", "annotations", title), type);
    }
}
