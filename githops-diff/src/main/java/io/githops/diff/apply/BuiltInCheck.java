package io.githops.diff.apply;

import io.githops.model.GroupVersionKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes refuses in objects of its own kinds that matter to Harvester, in the API server's words.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go">kubernetes,
 *     pkg/apis/core/validation</a>
 */
final class BuiltInCheck {
    static final String IMMUTABLE = "field is immutable";

    private static final Pattern QUALIFIED = Pattern.compile("([a-z0-9.-]+/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Set<String> NAMESPACE_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    private final List<Cause> causes = new ArrayList<>();
    private final Mapping object;

    private BuiltInCheck(Mapping object) {
        this.object = object;
    }

    /** @param live null on create */
    static List<Cause> problems(GroupVersionKind type, @Nullable Mapping live, Mapping object) {
        return switch (type.group() + "/" + type.kind()) {
            case "/Secret" -> ContentCheck.ofSecret(live, object);
            case "/ConfigMap" -> ContentCheck.ofConfigMap(live, object);
            case "/PersistentVolumeClaim" -> ClaimCheck.problems(live, object);
            case "/Service" -> ServiceCheck.problems(live, object);
            case "/ResourceQuota" -> QuotaCheck.problems(live, object);
            case "/Namespace" -> live == null ? new BuiltInCheck(object).namespace() : List.of();
            case "storage.k8s.io/StorageClass" -> new BuiltInCheck(object).storageClass(live);
            default -> List.of();
        };
    }

    /** Finalizers are checked where they can be set: on create. */
    private List<Cause> namespace() {
        for (String finalizer : object.mapping("spec").sequence("finalizers").texts()) {
            String quoted = "\"" + finalizer + "\"";
            if (!QUALIFIED.matcher(finalizer).matches()) {
                causes.add(Cause.invalid(
                        "spec.finalizers",
                        quoted,
                        finalizer.isEmpty()
                                ? "name part must be non-empty"
                                : "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                                        + " end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or"
                                        + " '123-abc', regex used for validation is"
                                        + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"));
            } else if (!finalizer.contains("/") && !NAMESPACE_FINALIZERS.contains(finalizer)) {
                causes.add(Cause.invalid(
                        "spec.finalizers",
                        quoted,
                        "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
        return causes;
    }

    private List<Cause> storageClass(@Nullable Mapping live) {
        if (object.text("provisioner").orElse("").isEmpty()) {
            causes.add(Cause.required("provisioner"));
        }
        if (live == null) {
            return causes;
        }
        for (String field : List.of("parameters", "provisioner", "reclaimPolicy")) {
            if (!Objects.equals(live.get(field), object.get(field))) {
                causes.add(Cause.forbidden(field, "updates to " + field + " are forbidden."));
            }
        }
        Tree mode = object.get("volumeBindingMode");
        if (!Objects.equals(live.get("volumeBindingMode"), mode)) {
            causes.add(Cause.invalid("volumeBindingMode", text(mode), IMMUTABLE));
        }
        return causes;
    }

    static String text(@Nullable Tree value) {
        return value == null ? "null" : Json.text(value);
    }
}
