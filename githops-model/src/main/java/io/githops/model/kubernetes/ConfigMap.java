package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Configuration by key. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMap.Builder.class)
public interface ConfigMap extends WithConfigMap {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ConfigMap> KIND = Kinds.harvester().kind("v1", "ConfigMap", ConfigMap.class);

    ObjectMeta metadata();

    @Value.Redacted
    Map<String, String> data();

    /** In Base64. */
    @Value.Redacted
    Map<String, String> binaryData();

    Optional<Boolean> immutable();

    /** A text that the user interface offers for cloud-init of new machines. */
    static ConfigMap cloudInitTemplate(String namespace, String name, CloudInitTemplate template, String text) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name)
                        .withLabel("harvesterhci.io/cloud-init-template", template.value()))
                .putData("cloudInit", text)
                .build();
    }

    /** What the user interface offers the text of this ConfigMap for; empty when it does not. */
    default Optional<CloudInitTemplate> cloudInitTemplate() {
        return metadata().label("harvesterhci.io/cloud-init-template").map(CloudInitTemplate::new);
    }

    /** The text of a {@link #cloudInitTemplate()}. */
    default Optional<String> cloudInit() {
        return Optional.ofNullable(data().get("cloudInit"));
    }

    /** What {@code harvester-system/harvester-node-disk-manager} says of the disks of the nodes. */
    default NodeDiskManager nodeDiskManager() {
        return new NodeDiskManager(this);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableConfigMap.Builder {
        Builder() {}
    }

    /** What a text for cloud-init is about. */
    record CloudInitTemplate(String value) implements OpenEnum {
        /** The machine: its users, packages, files. */
        public static final CloudInitTemplate USER = new CloudInitTemplate("user");
        /** Its addresses. */
        public static final CloudInitTemplate NETWORK = new CloudInitTemplate("network");
    }
}
