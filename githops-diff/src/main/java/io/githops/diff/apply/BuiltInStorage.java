package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the API server does to objects of its built-in kinds when it stores them, beyond their schema: write-only fields,
 * defaults in code, and optional fields that are left out when empty.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/tree/master/pkg/registry/core">kubernetes, pkg/registry/core</a>
 */
public final class BuiltInStorage {
    /** The finalizer of a volume claim that may be in use. */
    public static final String CLAIM_PROTECTION = "kubernetes.io/pvc-protection";

    private BuiltInStorage() {}

    /**
     * The object as it is stored; the same instance for kinds that are not built in.
     *
     * @param live null on create
     */
    static Mapping store(@Nullable Mapping live, Mapping object, Schema schema) {
        String type = type(object);
        Mapping typed = TypedForm.of(type, object, schema);
        Mapping complete = withDefaults(typed);
        return switch (type) {
            case "v1 Namespace" -> withStatus(live, withFinalizers(live, complete), phase("Active"));
            case "v1 ResourceQuota" -> withStatus(live, complete, Mapping.empty());
            case "v1 Service" -> live == null ? ServiceDefaults.allocate(complete) : complete;
            case "v1 PersistentVolumeClaim" -> {
                Mapping claim = ClaimStorage.store(live, complete);
                yield live == null ? protect(claim) : claim;
            }
            default -> complete;
        };
    }

    /** What an object of a kind holds before anything is written to it. */
    static Mapping blank(Mapping object) {
        return Mapping.builder()
                .putIfPresent("apiVersion", object.get("apiVersion"))
                .putIfPresent("kind", object.get("kind"))
                .put("metadata", Mapping.empty())
                .putAll(TypedForm.always(type(object)))
                .build();
    }

    /** Why an object cannot be read into its type, in the API server's words; null when it can. */
    static @Nullable String unreadable(Mapping object) {
        String field =
                type(object).equals("v1 Secret") ? "data" : type(object).equals("v1 ConfigMap") ? "binaryData" : "";
        for (var entry : object.mapping(field)) {
            if (entry.getValue() instanceof Text text && !isEncoded(text.value())) {
                return "error decoding from json: illegal base64 data in " + field + "[" + entry.getKey() + "]";
            }
        }
        return null;
    }

    private static boolean isEncoded(String text) {
        try {
            Base64.getDecoder().decode(text.replaceAll("[\\r\\n]", ""));
            return text.length() % 4 == 0 || text.contains("\n") || text.contains("\r");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The object with what code, not schema, fills in; the same instance for kinds that are not built in. */
    public static Mapping withDefaults(Mapping object) {
        return switch (type(object)) {
            case "v1 Secret" -> withDefault(encoded(object), "type", "Opaque");
            case "v1 Namespace" -> withNameLabel(object);
            case "v1 Service" -> ServiceDefaults.complete(object);
            case "v1 PersistentVolumeClaim" ->
                object.edit("spec", spec -> withDefault(spec, "volumeMode", "Filesystem"));
            case "storage.k8s.io/v1 StorageClass" ->
                withDefault(withDefault(object, "reclaimPolicy", "Delete"), "volumeBindingMode", "Immediate");
            default -> object;
        };
    }

    /** A new volume claim as the API server protects it from deletion while it is used. */
    public static Mapping protect(Mapping claim) {
        return claim.edit("metadata", metadata -> {
                    Sequence finalizers = metadata.sequence("finalizers");
                    return finalizers.texts().contains(CLAIM_PROTECTION)
                            ? metadata
                            : metadata.with("finalizers", finalizers.plus(new Text(CLAIM_PROTECTION)));
                })
                .with("status", phase("Pending"));
    }

    private static String type(Mapping object) {
        return object.text("apiVersion").orElse("") + " " + object.text("kind").orElse("");
    }

    /** A Secret whose plain strings have become encoded data. */
    private static Mapping encoded(Mapping secret) {
        if (!secret.has("stringData")) {
            return secret;
        }
        Mapping data = secret.mapping("data");
        for (var plain : secret.mapping("stringData")) {
            if (plain.getValue() instanceof Text text) {
                String encoded = Base64.getEncoder().encodeToString(text.value().getBytes(StandardCharsets.UTF_8));
                data = data.with(plain.getKey(), new Text(encoded));
            }
        }
        return (data.isEmpty() ? secret : secret.with("data", data)).without("stringData");
    }

    private static Mapping withNameLabel(Mapping namespace) {
        Tree name = namespace.mapping("metadata").get("name");
        return namespace.edit(
                "metadata",
                metadata -> metadata.edit(
                        "labels", labels -> name == null ? labels : labels.with("kubernetes.io/metadata.name", name)));
    }

    /** The finalizers of a namespace are set on create, Kubernetes' own among them, and then only by a sub-resource. */
    private static Mapping withFinalizers(@Nullable Mapping live, Mapping namespace) {
        if (live != null) {
            return namespace.with("spec", live.mapping("spec"));
        }
        Sequence given = namespace.mapping("spec").sequence("finalizers");
        Sequence held = given.texts().contains("kubernetes") ? given : given.plus(new Text("kubernetes"));
        return namespace.with("spec", namespace.mapping("spec").with("finalizers", held));
    }

    private static Mapping withStatus(@Nullable Mapping live, Mapping object, Mapping first) {
        return live == null ? object.with("status", first) : object;
    }

    private static Mapping phase(String phase) {
        return Mapping.of("phase", new Text(phase));
    }

    private static Mapping withDefault(Mapping object, String name, String value) {
        return object.has(name) && !(object.get(name) instanceof Null) ? object : object.with(name, new Text(value));
    }
}
