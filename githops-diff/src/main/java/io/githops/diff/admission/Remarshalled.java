package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Set;

/**
 * A machine as KubeVirt's webhook writes it back: parsed into its own types and printed again. Quantities come out
 * canonical, empty optional values disappear, and a few structures appear even when they are empty.
 */
final class Remarshalled {
    private static final Set<String> PLAIN_MAPS =
            Set.of("labels", "annotations", "nodeSelector", "matchLabels", "requests", "limits");
    private static final Set<String> QUANTITY_MAPS = Set.of("requests", "limits");
    private static final Set<String> QUANTITIES = Set.of("guest", "maxGuest", "capacity");
    private static final Set<String> REQUIRED_TEXTS =
            Set.of("name", "networkName", "claimName", "key", "operator", "image", "path", "type", "topologyKey");
    private static final Set<String> PLAIN_FLAGS = Set.of(
            "readonly",
            "readOnly",
            "hotpluggable",
            "dedicatedCpuPlacement",
            "isolateEmulatorThread",
            "overcommitGuestOverhead");

    private Remarshalled() {}

    static ApiObject machine(ApiObject machine) {
        return machine.withMetadata(Remarshalled::structure)
                .withSpec(spec -> structure(spec).edit("template", Remarshalled::withStructures));
    }

    private static Mapping withStructures(Mapping template) {
        return withEmpty(template, "metadata")
                .edit(
                        "spec",
                        spec -> spec.edit("domain", domain -> withEmpty(withEmpty(domain, "devices"), "resources")));
    }

    private static Mapping withEmpty(Mapping mapping, String name) {
        return mapping.has(name) ? mapping : mapping.with(name, Mapping.empty());
    }

    private static Mapping structure(Mapping mapping) {
        MappingBuilder kept = Mapping.builder();
        mapping.forEach((name, value) -> {
            Tree written = value(name, value);
            if (!isOmitted(name, written)) {
                kept.put(name, written);
            }
        });
        return kept.build();
    }

    private static Tree value(String name, Tree value) {
        if (value instanceof Mapping mapping) {
            return PLAIN_MAPS.contains(name) ? plainMap(name, mapping) : structure(mapping);
        }
        if (value instanceof Sequence sequence) {
            return sequence.map(item -> item instanceof Mapping mapping ? structure(mapping) : item);
        }
        return QUANTITIES.contains(name) ? quantity(value) : value;
    }

    private static Mapping plainMap(String name, Mapping map) {
        if (!QUANTITY_MAPS.contains(name)) {
            return map;
        }
        MappingBuilder quantities = Mapping.builder();
        map.forEach((resource, amount) -> quantities.put(resource, quantity(amount)));
        return quantities.build();
    }

    private static Tree quantity(Tree value) {
        return Machine.quantity(value)
                .<Tree>map(quantity -> new Text(quantity.toString()))
                .orElse(value);
    }

    private static boolean isOmitted(String name, Tree value) {
        if (value instanceof Mapping mapping) {
            return mapping.isEmpty() && PLAIN_MAPS.contains(name);
        }
        if (value instanceof Sequence sequence) {
            return sequence.isEmpty();
        }
        if (value instanceof Text text) {
            return text.value().isEmpty() && !REQUIRED_TEXTS.contains(name);
        }
        return value == Null.NULL || Bool.FALSE.equals(value) && PLAIN_FLAGS.contains(name);
    }
}
