package io.githops.inventory;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ConfigMaps of one inventory: its head, and shards for the parts that do not fit beside it. */
final class InventoryObjects {
    static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");
    /** What an object is to an inventory: {@link #EMPTY}, {@link #HEAD} or {@link #PART}. */
    static final String ROLE = "githops.io/inventory";

    static final String EMPTY = "empty";
    static final String HEAD = "head";
    static final String PART = "part";

    private static final String OF = "githops.io/inventory-of";
    private static final String BASE = "githops.io/inventory-base";
    private static final int NAME_DIGITS = 12;

    private final Cluster cluster;
    private final String namespace;
    private final String name;
    private final String fieldManager;

    InventoryObjects(Cluster cluster, String namespace, String name, String fieldManager) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.name = name;
        this.fieldManager = fieldManager;
    }

    String location() {
        return "ConfigMap " + namespace + "/" + name;
    }

    Optional<Resource> head() {
        return cluster.get(CONFIG_MAP, namespace, name);
    }

    /**
     * Creates a head that holds nothing, or leaves the one that somebody else has created in between as it is. Another field
     * manager does so, which owns no content and so cannot take any away.
     */
    Resource createHead() {
        Mapping manifest =
                manifest(name, "", Mapping.ofTexts(Map.of(ROLE, EMPTY))).build();
        return cluster.apply(Resource.of(manifest), new ApplyOptions(fieldManager + "-inventory", false, false));
    }

    /** @throws io.githops.cluster.ConflictException when the head is another than the one with this resource version */
    Resource writeHead(String resourceVersion, Mapping annotations, Mapping data, Mapping binaryData) {
        MappingBuilder manifest = manifest(name, resourceVersion, annotations.with(ROLE, new Text(HEAD)))
                .put("data", data);
        if (!binaryData.isEmpty()) {
            manifest.put("binaryData", binaryData);
        }
        return cluster.apply(Resource.of(manifest.build()), ApplyOptions.forced(fieldManager));
    }

    /**
     * Writes a part that only the writer of one head refers to. The name says which head that is: those of any two writers
     * differ unless both write the same part upon the same head, and of them one alone can write the next head.
     */
    Resource writeShard(InventoryPart part, String base) {
        String digest =
                InventoryPart.digest((part.name() + " " + part.digest() + " " + base).getBytes(StandardCharsets.UTF_8));
        Mapping annotations = Mapping.ofTexts(Map.of(ROLE, PART, OF, name, BASE, base));
        Mapping manifest = manifest(name + "-" + digest.substring(0, NAME_DIGITS), "", annotations)
                .put("immutable", true)
                .put("binaryData", binary(part))
                .build();
        return cluster.apply(Resource.of(manifest), ApplyOptions.forced(fieldManager));
    }

    Optional<Resource> shard(String shardName) {
        return cluster.get(CONFIG_MAP, namespace, shardName);
    }

    /** Deletes shards; those that cannot be deleted now are found later. */
    boolean delete(List<Resource> shards) {
        boolean areGone = true;
        for (Resource shard : shards) {
            try {
                cluster.delete(shard);
            } catch (ClusterException e) {
                areGone = false;
            }
        }
        return areGone;
    }

    /**
     * The shards that no head refers to, and none will: the head they were written upon has been replaced, and who wrote
     * them can write no head any more.
     *
     * @param used the shards that the head refers to now
     */
    List<Resource> unused(Set<String> used) {
        List<Resource> all = cluster.list(CONFIG_MAP, namespace);
        String current = head().flatMap(Resource::resourceVersion).orElse("");
        return all.stream()
                .filter(object -> object.annotation(ROLE).filter(PART::equals).isPresent())
                .filter(object -> object.annotation(OF).filter(name::equals).isPresent())
                .filter(object -> !used.contains(object.name()))
                .filter(object ->
                        object.annotation(BASE).filter(current::equals).isEmpty())
                .toList();
    }

    static Mapping binary(InventoryPart part) {
        return Mapping.of(key(part.name()), new Text(Base64.getEncoder().encodeToString(part.bytes())));
    }

    /** @throws RuntimeException when the object holds no such part */
    static byte[] binary(Resource configMap, String part) {
        return Base64.getDecoder()
                .decode(configMap.tree().mapping("binaryData").text(key(part)).orElseThrow());
    }

    private static String key(String part) {
        return part + ".json.gz";
    }

    /** The object without its content, as it is kept to be deleted. */
    static Resource bare(Resource shard) {
        return Resource.of(
                shard.tree().without("binaryData").edit("metadata", metadata -> metadata.without("managedFields")));
    }

    private MappingBuilder manifest(String objectName, String resourceVersion, Mapping annotations) {
        MappingBuilder metadata = Mapping.builder().put("name", objectName).put("namespace", namespace);
        metadata.put("labels", Mapping.of("app.kubernetes.io/managed-by", new Text("githops")));
        metadata.put("annotations", annotations);
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        return Mapping.builder()
                .put("apiVersion", CONFIG_MAP.apiVersion())
                .put("kind", CONFIG_MAP.kind())
                .put("metadata", metadata.build());
    }

    /** Whether an object is part of an inventory, of whichever format, rather than something that an inventory owns. */
    static boolean isInventory(Resource object) {
        boolean isFormer = object.tree().mapping("data").has(ConfigMapInventory.KEY)
                && object.label("app.kubernetes.io/managed-by")
                        .filter("githops"::equals)
                        .isPresent();
        return object.id().equals(ResourceId.of(CONFIG_MAP, object.namespace(), object.name()))
                && (isFormer || object.annotation(ROLE).isPresent());
    }
}
