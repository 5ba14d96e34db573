package io.githops.diff.apply;

import io.githops.model.Quantity;
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
    static Mapping store(@Nullable Mapping live, Mapping object) {
        Mapping complete = withDefaults(object);
        return switch (type(object)) {
            case "v1 Secret" -> withoutEmpty(complete, "data");
            case "v1 ConfigMap" -> withoutEmpty(complete, "data", "binaryData");
            case "v1 Namespace" -> withStatus(live, withFinalizers(live, complete), phase("Active"));
            case "v1 ResourceQuota" -> withStatus(live, storeQuota(complete), Mapping.empty());
            case "v1 PersistentVolumeClaim" -> live == null ? protect(complete) : complete;
            case "storage.k8s.io/v1 StorageClass" ->
                withoutEmpty(complete, "parameters", "mountOptions", "allowedTopologies");
            default -> complete;
        };
    }

    /** The object with what code, not schema, fills in; the same instance for kinds that are not built in. */
    public static Mapping withDefaults(Mapping object) {
        return switch (type(object)) {
            case "v1 Secret" -> withDefault(encoded(object), "type", "Opaque");
            case "v1 Namespace" -> withNameLabel(object);
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

    /** The finalizer of a namespace is only changed through a sub-resource. */
    private static Mapping withFinalizers(@Nullable Mapping live, Mapping namespace) {
        return namespace.with(
                "spec",
                live == null ? Mapping.of("finalizers", Sequence.of(new Text("kubernetes"))) : live.mapping("spec"));
    }

    private static Mapping storeQuota(Mapping quota) {
        Mapping spec = quota.mapping("spec");
        for (var limit : spec.mapping("hard")) {
            spec = spec.edit("hard", limits -> limits.with(limit.getKey(), canonical(limit.getValue())));
        }
        return quota.with("spec", withoutEmpty(spec, "hard", "scopes"));
    }

    private static Tree canonical(Tree quantity) {
        try {
            return new Text(Quantity.from(quantity).toString());
        } catch (IllegalArgumentException e) {
            return quantity;
        }
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

    private static Mapping withoutEmpty(Mapping object, String... names) {
        Mapping stored = object;
        for (String name : names) {
            Tree value = object.get(name);
            boolean isEmpty = value instanceof Null
                    || value instanceof Mapping mapping && mapping.isEmpty()
                    || value instanceof Sequence list && list.isEmpty();
            stored = isEmpty ? stored.without(name) : stored;
        }
        return stored;
    }
}
