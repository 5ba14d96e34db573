package io.githops.diff.apply;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Kubernetes refuses in resource quotas. */
final class QuotaCheck {
    private static final Set<String> COMPUTE = Set.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage");
    private static final Set<String> COUNTS = Set.of(
            "pods",
            "services",
            "replicationcontrollers",
            "resourcequotas",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");
    private static final String STORAGE = "requests.storage";
    private static final Pattern HUGE_PAGES = Pattern.compile("(requests\\.)?hugepages-.+");
    private static final Set<String> SCOPES = Set.of(
            "Terminating",
            "NotTerminating",
            "BestEffort",
            "NotBestEffort",
            "PriorityClass",
            "CrossNamespacePodAffinity");

    private final List<Cause> causes = new ArrayList<>();
    private final Mapping spec;

    private QuotaCheck(Mapping quota) {
        this.spec = quota.mapping("spec");
    }

    static List<Cause> problems(@Nullable Mapping live, Mapping quota) {
        var check = new QuotaCheck(quota);
        check.spec.mapping("hard").forEach(check::limit);
        check.scopes();
        if (live != null) {
            check.requireSameScopes(live.mapping("spec"));
        }
        return check.causes;
    }

    private void limit(String resource, Tree amount) {
        String field = "spec.hard[" + resource + "]";
        if (!resource.contains("/") && !isStandard(resource)) {
            causes.add(Cause.invalid(
                    field, "\"" + resource + "\"", "must be a standard resource type or fully qualified"));
            causes.add(Cause.invalid(field, "\"" + resource + "\"", "must be a standard resource for quota"));
        }
        try {
            Quantity quantity = Quantity.from(amount);
            if (quantity.isNegative()) {
                causes.add(Cause.invalid(field, BuiltInCheck.text(amount), "must be greater than or equal to 0"));
            }
            if (COUNTS.contains(resource)
                    && quantity.value().stripTrailingZeros().scale() > 0) {
                causes.add(Cause.invalid(field, BuiltInCheck.text(amount), "must be an integer"));
            }
        } catch (IllegalArgumentException e) {
            causes.add(Cause.invalid(field, BuiltInCheck.text(amount), "must be a quantity"));
        }
    }

    private static boolean isStandard(String resource) {
        return COMPUTE.contains(resource)
                || COUNTS.contains(resource)
                || resource.equals(STORAGE)
                || HUGE_PAGES.matcher(resource).matches();
    }

    private void scopes() {
        List<String> scopes = spec.sequence("scopes").texts();
        for (String scope : scopes) {
            if (!SCOPES.contains(scope)) {
                invalidScopes("unsupported scope");
            }
            for (String resource : spec.mapping("hard").names()) {
                if (isStandard(resource) && SCOPES.contains(scope) && !isLimited(scope, resource)) {
                    invalidScopes("unsupported scope applied to resource");
                }
            }
        }
        if (scopes.containsAll(List.of("BestEffort", "NotBestEffort"))
                || scopes.containsAll(List.of("Terminating", "NotTerminating"))) {
            invalidScopes("conflicting scopes");
        }
    }

    private static boolean isLimited(String scope, String resource) {
        return resource.equals("pods") || COMPUTE.contains(resource) && !scope.equals("BestEffort");
    }

    private void requireSameScopes(Mapping before) {
        Set<Tree> old = new HashSet<>(before.sequence("scopes").items());
        if (!old.equals(new HashSet<>(spec.sequence("scopes").items()))) {
            invalidScopes(BuiltInCheck.IMMUTABLE);
        }
    }

    private void invalidScopes(String detail) {
        causes.add(Cause.invalid("spec.scopes", BuiltInCheck.text(spec.get("scopes")), detail));
    }
}
