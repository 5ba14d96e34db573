package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What Kubernetes fills in in objects of its own kinds beyond what their schemas say. */
final class BuiltInDefaults {
    static final String CLAIM_PROTECTION = "kubernetes.io/pvc-protection";

    private BuiltInDefaults() {}

    static Mapping complete(ApiResource resource, Mapping object) {
        if (resource.is("", "Namespace")) {
            return object.edit(
                    "metadata",
                    metadata -> metadata.edit(
                            "labels",
                            labels ->
                                    labels.with("kubernetes.io/metadata.name", new Text(ObjectMetadata.name(object)))));
        }
        if (resource.is("", "Secret")) {
            return withDefault(encoded(object), "type", "Opaque");
        }
        if (resource.is("", "PersistentVolumeClaim")) {
            return object.edit("spec", spec -> withDefault(spec, "volumeMode", "Filesystem"));
        }
        if (resource.is("storage.k8s.io", "StorageClass")) {
            return withDefault(withDefault(object, "reclaimPolicy", "Delete"), "volumeBindingMode", "Immediate");
        }
        return object;
    }

    /** A Secret whose plain strings have become encoded data. */
    private static Mapping encoded(Mapping secret) {
        if (!secret.has("stringData")) {
            return secret;
        }
        Mapping data = secret.mapping("data");
        Mapping plain = secret.mapping("stringData");
        for (int i = 0; i < plain.size(); i++) {
            data = data.with(plain.name(i), encoded(plain.value(i)));
        }
        return (data.isEmpty() ? secret : secret.with("data", data)).without("stringData");
    }

    private static Tree encoded(Tree plain) {
        String text = plain instanceof Text string ? string.value() : "";
        return new Text(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A new volume claim as Kubernetes protects it from deletion while it is used. */
    static Mapping protect(Mapping claim) {
        List<String> finalizers = new ArrayList<>(ObjectMetadata.finalizers(claim));
        if (!finalizers.contains(CLAIM_PROTECTION)) {
            finalizers.add(CLAIM_PROTECTION);
        }
        return ObjectMetadata.withFinalizers(claim, finalizers)
                .with("status", Mapping.of("phase", new Text("Pending")));
    }

    private static Mapping withDefault(Mapping object, String field, String value) {
        return object.has(field) ? object : object.with(field, new Text(value));
    }
}
