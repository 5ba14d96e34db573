package io.githops.diff.apply;

import static java.util.Map.entry;

import io.githops.model.Quantity;
import io.githops.schema.Schema;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * The form that objects of built-in kinds have once the API server has read them into its own types and written them again:
 * optional fields that hold their type's zero value are gone, parts that the type always has are there, quantities are
 * canonical.
 *
 * @see <a href="https://github.com/kubernetes/api/blob/master/core/v1/types.go">kubernetes, api/core/v1/types.go</a>
 */
final class TypedForm {
    private static final Map<String, TypedForm> BY_KIND = Map.ofEntries(
            entry("v1 Secret", new TypedForm("{}", "immutable")),
            entry("v1 ConfigMap", new TypedForm("{}", "immutable")),
            entry("v1 Namespace", new TypedForm("{\"spec\":{},\"status\":{}}")),
            entry("v1 ResourceQuota", new TypedForm("{\"spec\":{},\"status\":{}}", "scopeSelector")),
            entry(
                    "v1 PersistentVolumeClaim",
                    new TypedForm(
                            "{\"spec\":{\"resources\":{}},\"status\":{}}",
                            "selector",
                            "storageClassName",
                            "volumeMode",
                            "dataSource",
                            "dataSourceRef",
                            "volumeAttributesClassName",
                            "apiGroup",
                            "namespace")),
            entry(
                    "v1 Service",
                    new TypedForm(
                            "{\"spec\":{},\"status\":{\"loadBalancer\":{}}}",
                            "sessionAffinityConfig",
                            "clientIP",
                            "timeoutSeconds",
                            "ipFamilyPolicy",
                            "allocateLoadBalancerNodePorts",
                            "loadBalancerClass",
                            "internalTrafficPolicy",
                            "appProtocol",
                            "trafficDistribution",
                            "targetPort")),
            entry(
                    "storage.k8s.io/v1 StorageClass",
                    new TypedForm("{}", "reclaimPolicy", "allowVolumeExpansion", "volumeBindingMode")));

    private static final TypedForm NONE = new TypedForm("{}");

    private final Mapping always;
    private final Set<String> optional;

    /** @param optional fields whose zero values are told from absent ones */
    private TypedForm(String always, String... optional) {
        this.always = (Mapping) Json.parse(always);
        this.optional = Set.of(optional);
    }

    /** The parts that every object of a kind has; empty for kinds that are not built in. */
    static Mapping always(String type) {
        return BY_KIND.getOrDefault(type, NONE).always;
    }

    /** The object in its type's form, but for its status; the same instance for kinds that are not built in. */
    static Mapping of(String type, Mapping object, Schema schema) {
        TypedForm form = BY_KIND.get(type);
        if (form == null) {
            return object;
        }
        Tree status = object.get("status");
        Mapping written = form.written(object.without("status"), schema);
        return filled(status == null ? written : written.with("status", status), form.always);
    }

    private static Mapping filled(Mapping object, Mapping always) {
        Mapping filled = object;
        for (var part : always) {
            filled = filled.with(part.getKey(), filled(filled.mapping(part.getKey()), (Mapping) part.getValue()));
        }
        return filled;
    }

    private Mapping written(Mapping mapping, Schema schema) {
        Mapping written = mapping;
        for (String name : mapping.names()) {
            Schema field = schema.field(name);
            Tree value = mapping.get(name);
            if (value == null || field == null) {
                continue;
            }
            Tree typed = written(value, field);
            boolean isNamed = schema.properties().containsKey(name);
            boolean isKept = schema.required().contains(name) || optional.contains(name);
            boolean isGone = isNamed && (typed instanceof Null || !isKept && isZero(typed));
            written = isGone ? written.without(name) : written.with(name, typed);
        }
        return written;
    }

    private Tree written(Tree value, Schema schema) {
        if (value instanceof Mapping mapping) {
            return written(mapping, schema);
        }
        Schema items = schema.items().orElse(null);
        if (value instanceof Sequence list && items != null) {
            return list.map(item -> written(item, items));
        }
        return schema.isQuantity() ? canonical(value) : value;
    }

    private static boolean isZero(Tree value) {
        return value instanceof Text text && text.value().isEmpty()
                || value instanceof Mapping mapping && mapping.isEmpty()
                || value instanceof Sequence list && list.isEmpty()
                || value instanceof Num number && number.decimal().compareTo(BigDecimal.ZERO) == 0
                || Bool.FALSE.equals(value);
    }

    private static Tree canonical(Tree quantity) {
        try {
            return new Text(Quantity.from(quantity).toString());
        } catch (IllegalArgumentException e) {
            return quantity;
        }
    }
}
