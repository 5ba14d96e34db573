package io.githops.model.kubernetes;

import io.githops.model.EmbeddedJson;
import io.githops.tree.FieldPath;
import java.util.Optional;

/** An annotation of a namespace that holds JSON. */
final class NamespaceAnnotation<T> {
    /** What Rancher makes a ResourceQuota from. */
    static final NamespaceAnnotation<NamespaceQuota> QUOTA =
            new NamespaceAnnotation<>("field.cattle.io/resourceQuota", NamespaceQuota.class);

    /** What Rancher makes a LimitRange from. */
    static final NamespaceAnnotation<ContainerDefaults> CONTAINER_DEFAULTS =
            new NamespaceAnnotation<>("field.cattle.io/containerDefaultResourceLimit", ContainerDefaults.class);

    private final String name;
    private final Class<T> type;

    private NamespaceAnnotation(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    Optional<T> read(Namespace namespace) {
        return namespace.metadata().annotation(name).map(text -> json(namespace).parse(text));
    }

    Namespace write(Namespace namespace, T value) {
        EmbeddedJson<T> json = json(namespace);
        String text = namespace
                .metadata()
                .annotation(name)
                .map(old -> json.replace(old, value))
                .orElseGet(() -> json.text(value));
        return namespace.editMetadata(metadata -> metadata.withAnnotation(name, text));
    }

    private EmbeddedJson<T> json(Namespace namespace) {
        return EmbeddedJson.at(
                namespace.metadata().id(Namespace.KIND), FieldPath.of("metadata", "annotations", name), type);
    }
}
