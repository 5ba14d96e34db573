package io.githops.diff.apply;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Kubernetes refuses in volume claims. */
final class ClaimCheck {
    private static final String ONE_POD = "ReadWriteOncePod";

    private final List<Cause> causes = new ArrayList<>();
    private final Mapping spec;

    private ClaimCheck(Mapping claim) {
        this.spec = claim.mapping("spec");
    }

    static List<Cause> problems(@Nullable Mapping live, Mapping claim) {
        var check = new ClaimCheck(claim);
        check.accessModes();
        check.storage();
        check.source("dataSource");
        check.source("dataSourceRef");
        if (live != null) {
            check.change(live);
        }
        return check.causes;
    }

    private void accessModes() {
        List<String> modes = spec.sequence("accessModes").texts();
        if (modes.isEmpty()) {
            causes.add(Cause.required("spec.accessModes", "at least 1 access mode is required"));
        }
        if (modes.size() > 1 && modes.contains(ONE_POD)) {
            causes.add(Cause.forbidden("spec.accessModes", "may not use " + ONE_POD + " with other access modes"));
        }
    }

    private void storage() {
        Tree storage = spec.mapping("resources", "requests").get("storage");
        if (storage == null) {
            causes.add(Cause.required("spec.resources[storage]"));
        } else if (size(storage)
                .filter(size -> size.isZero() || size.isNegative())
                .isPresent()) {
            causes.add(
                    Cause.invalid("spec.resources[storage]", BuiltInCheck.text(storage), "must be greater than zero"));
        }
    }

    private static Optional<Quantity> size(Tree storage) {
        try {
            return Optional.of(Quantity.from(storage));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void source(String field) {
        Mapping source = spec.mapping(field);
        if (!spec.has(field)) {
            return;
        }
        for (String part : List.of("name", "kind")) {
            if (source.text(part).orElse("").isEmpty()) {
                causes.add(Cause.required("spec." + field + "." + part));
            }
        }
        boolean isCore = source.text("apiGroup").orElse("").isEmpty();
        String kind = source.text("kind").orElse("");
        if (isCore && !kind.isEmpty() && !kind.equals("PersistentVolumeClaim")) {
            causes.add(Cause.invalid(
                    "spec." + field,
                    "\"" + kind + "\"",
                    "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
        }
    }

    private void change(Mapping live) {
        Mapping before = live.mapping("spec");
        boolean isBound = new Text("Bound").equals(live.mapping("status").get("phase"));
        if (!fixed(before, before, isBound).equals(fixed(spec, before, isBound))) {
            causes.add(Cause.forbidden(
                    "spec",
                    "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound"
                            + " claims"));
        }
    }

    /** The part of a claim that cannot change; its volume and class may be filled in once, a bound claim may grow. */
    private static Mapping fixed(Mapping spec, Mapping before, boolean isBound) {
        Mapping fixed = spec;
        for (String once : List.of("volumeName", "storageClassName")) {
            fixed = before.has(once) ? fixed : fixed.without(once);
        }
        return isBound
                ? fixed.edit("resources", resources -> resources.edit("requests", sizes -> sizes.without("storage")))
                : fixed;
    }
}
