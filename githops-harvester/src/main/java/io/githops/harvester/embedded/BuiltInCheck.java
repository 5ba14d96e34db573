package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Kubernetes refuses in objects of its own kinds that matter to Harvester, in the API server's words. */
final class BuiltInCheck {
    private static final String KEY_FORM = "[-._a-zA-Z0-9]+";
    private static final Pattern KEY = Pattern.compile(KEY_FORM);
    private static final String ONE_POD = "ReadWriteOncePod";
    private static final String IMMUTABLE = "field is immutable";

    private final List<Cause> causes = new ArrayList<>();
    private final Mapping object;

    private BuiltInCheck(Mapping object) {
        this.object = object;
    }

    /** @param live null on create */
    static List<Cause> problems(ApiResource resource, @Nullable Mapping live, Mapping object) {
        var check = new BuiltInCheck(object);
        switch (resource.group() + "/" + resource.kind()) {
            case "/Secret" -> {
                check.keys("data");
                check.secret(live);
            }
            case "/ConfigMap" -> {
                check.keys("data");
                check.keys("binaryData");
                check.immutableContent(live, "data", "binaryData");
            }
            case "/PersistentVolumeClaim" -> check.claim(live);
            case "/Service" -> check.service();
            case "storage.k8s.io/StorageClass" -> check.storageClass(live);
            case "apiextensions.k8s.io/CustomResourceDefinition" -> check.definition();
            default -> {
                // Nothing beyond the schema.
            }
        }
        return check.causes;
    }

    private void keys(String field) {
        for (String key : object.mapping(field).names()) {
            if (!KEY.matcher(key).matches()) {
                String quoted = "\"" + key + "\"";
                causes.add(Cause.invalid(
                        field + "[" + key + "]",
                        quoted,
                        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name', "
                                + " or 'KEY_NAME',  or 'key-name', regex used for validation is '" + KEY_FORM + "')"));
            }
        }
    }

    private void secret(@Nullable Mapping live) {
        if (live != null && !Objects.equals(live.get("type"), object.get("type"))) {
            causes.add(Cause.invalid("type", text(object.get("type")), IMMUTABLE));
        }
        immutableContent(live, "data");
    }

    private void immutableContent(@Nullable Mapping live, String... fields) {
        if (live == null || !Bool.TRUE.equals(live.get("immutable"))) {
            return;
        }
        if (!Bool.TRUE.equals(object.get("immutable"))) {
            causes.add(Cause.forbidden("immutable", "field is immutable when `immutable` is set"));
        }
        for (String field : fields) {
            if (!live.mapping(field).equals(object.mapping(field))) {
                causes.add(Cause.forbidden(field, "field is immutable when `immutable` is set"));
            }
        }
    }

    private void claim(@Nullable Mapping live) {
        Mapping spec = object.mapping("spec");
        List<String> modes = spec.sequence("accessModes").texts();
        if (modes.isEmpty()) {
            causes.add(Cause.required("spec.accessModes", "at least 1 access mode is required"));
        }
        if (modes.size() > 1 && modes.contains(ONE_POD)) {
            causes.add(Cause.forbidden("spec.accessModes", "may not use " + ONE_POD + " with other access modes"));
        }
        if (!spec.mapping("resources", "requests").has("storage")) {
            causes.add(Cause.required("spec.resources[storage]"));
        }
        if (live != null && !fixed(live.mapping("spec")).equals(fixed(spec))) {
            causes.add(Cause.forbidden(
                    "spec",
                    "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound"
                            + " claims"));
        }
    }

    /** The part of a claim that cannot change; its volume and class may be filled in once. */
    private static Mapping fixed(Mapping spec) {
        return spec.without("resources").without("volumeName").without("storageClassName");
    }

    private void service() {
        Mapping spec = object.mapping("spec");
        boolean portless =
                new Text("ExternalName").equals(spec.get("type")) || new Text("None").equals(spec.get("clusterIP"));
        if (!portless && spec.sequence("ports").isEmpty()) {
            causes.add(Cause.required("spec.ports"));
        }
    }

    private void storageClass(@Nullable Mapping live) {
        if (object.text("provisioner").orElse("").isEmpty()) {
            causes.add(Cause.required("provisioner"));
        }
        if (live == null) {
            return;
        }
        for (String field : List.of("parameters", "provisioner", "reclaimPolicy")) {
            if (!Objects.equals(live.get(field), object.get(field))) {
                causes.add(Cause.forbidden(field, "updates to " + field + " are forbidden."));
            }
        }
        @Nullable Tree mode = object.get("volumeBindingMode");
        if (!Objects.equals(live.get("volumeBindingMode"), mode)) {
            causes.add(Cause.invalid("volumeBindingMode", text(mode), IMMUTABLE));
        }
    }

    private void definition() {
        Mapping spec = object.mapping("spec");
        String expected = spec.mapping("names").text("plural").orElse("") + "."
                + spec.text("group").orElse("");
        String name = ObjectMetadata.name(object);
        if (!name.equals(expected)) {
            causes.add(
                    Cause.invalid("metadata.name", "\"" + name + "\"", "must be spec.names.plural+\".\"+spec.group"));
        }
        if (spec.mapping("names").text("kind").orElse("").isEmpty()) {
            causes.add(Cause.required("spec.names.kind"));
        }
        if (spec.sequence("versions").mappings().isEmpty()) {
            causes.add(
                    Cause.invalid("spec.versions", "null", "must have exactly one version marked as storage version"));
        }
        try {
            CustomResourceDefinitions.resources(object);
        } catch (IllegalArgumentException e) {
            causes.add(Cause.invalid("spec.versions", "\"\"", String.valueOf(e.getMessage())));
        }
    }

    private static String text(@Nullable Tree value) {
        return value == null ? "null" : Json.text(value);
    }
}
