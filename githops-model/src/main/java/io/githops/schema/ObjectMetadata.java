package io.githops.schema;

import io.githops.schema.Schema.ListType;
import io.githops.schema.Schema.Type;
import java.util.List;

/**
 * What every object has beside its own fields. The API server decodes metadata into a fixed structure, in which null is the
 * same as absent.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/v1.32.0/staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go">
 *     Kubernetes 1.32, apimachinery, meta/v1/types.go</a>
 */
final class ObjectMetadata {
    static final Schema NAME = nullable(Type.STRING);

    private ObjectMetadata() {}

    /**
     * The schema of {@code metadata}.
     *
     * @param name the schema of {@code name}, which a definition may narrow
     * @param generateName likewise
     */
    static Schema schema(Schema name, Schema generateName) {
        return Schema.builder(Type.OBJECT)
                .property("annotations", texts())
                .property("creationTimestamp", time())
                .property("deletionGracePeriodSeconds", nullable(Type.INTEGER))
                .property("deletionTimestamp", time())
                .property("finalizers", list(NAME).listType(ListType.SET).build())
                .property("generateName", generateName)
                .property("generation", nullable(Type.INTEGER))
                .property("labels", texts())
                .property("managedFields", list(managedFieldsEntry()).build())
                .property("name", name)
                .property("namespace", NAME)
                .property(
                        "ownerReferences",
                        list(ownerReference())
                                .listType(ListType.MAP)
                                .listKeys(List.of("uid"))
                                .build())
                .property("resourceVersion", NAME)
                .property("selfLink", NAME)
                .property("uid", NAME)
                .nullable(true)
                .build();
    }

    private static Schema ownerReference() {
        return Schema.builder(Type.OBJECT)
                .property("apiVersion", NAME)
                .property("blockOwnerDeletion", nullable(Type.BOOLEAN))
                .property("controller", nullable(Type.BOOLEAN))
                .property("kind", NAME)
                .property("name", NAME)
                .property("uid", NAME)
                .required(List.of("apiVersion", "kind", "name", "uid"))
                .atomicMapping(true)
                .build();
    }

    private static Schema managedFieldsEntry() {
        return Schema.builder(Type.OBJECT)
                .property("apiVersion", NAME)
                .property("fieldsType", NAME)
                .property("fieldsV1", Schema.any())
                .property("manager", NAME)
                .property("operation", NAME)
                .property("subresource", NAME)
                .property("time", time())
                .build();
    }

    private static Schema texts() {
        return Schema.builder(Type.OBJECT)
                .additionalProperties(NAME)
                .nullable(true)
                .build();
    }

    private static Schema time() {
        return Schema.builder(Type.STRING)
                .bounds(new Bounds(null, "date-time", null, null, null, null))
                .nullable(true)
                .build();
    }

    private static SchemaBuilder list(Schema items) {
        return Schema.builder(Type.ARRAY).items(items).nullable(true);
    }

    private static Schema nullable(Type type) {
        return Schema.builder(type).nullable(true).build();
    }
}
