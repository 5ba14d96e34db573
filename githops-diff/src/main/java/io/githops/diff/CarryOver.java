package io.githops.diff;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps what the server wrote into list items that an apply would otherwise replace as a whole. A manifest that says nothing
 * of an interface's MAC address must not cause a new one with each apply (harvester/harvester:
 * pkg/webhook/resources/virtualmachine/mutator.go).
 */
final class CarryOver {
    private static final List<String> INTERFACES =
            List.of("spec", "template", "spec", "domain", "devices", "interfaces");
    private static final Map<String, List<Rule>> RULES =
            Map.of("VirtualMachine", List.of(new Rule(INTERFACES, "macAddress")));

    /** A field of list items, matched by name, that the server fills in. */
    private record Rule(List<String> list, String field) {}

    private CarryOver() {}

    /** The manifest with server-written fields of same-named items taken from live; the same instance when there are none. */
    static Resource carry(Resource manifest, Resource live) {
        Mapping tree = manifest.tree();
        for (Rule rule : RULES.getOrDefault(manifest.id().kind(), List.of())) {
            Optional<Tree> liveItems = live.at(FieldPath.of(rule.list().toArray(String[]::new)));
            if (liveItems.isPresent() && liveItems.get() instanceof Sequence items) {
                tree = edit(tree, rule.list(), list -> list.map(item -> carry(item, items, rule.field())));
            }
        }
        return manifest.withTree(tree);
    }

    private static Tree carry(Tree item, Sequence liveItems, String field) {
        if (!(item instanceof Mapping mapping) || mapping.has(field)) {
            return item;
        }
        return liveItems.mappings().stream()
                .filter(live -> live.get("name") instanceof Text name && name.equals(mapping.get("name")))
                .filter(live -> live.has(field))
                .findFirst()
                .<Tree>map(live -> mapping.with(field, Objects.requireNonNull(live.get(field))))
                .orElse(item);
    }

    private static Mapping edit(Mapping mapping, List<String> names, UnaryOperator<Sequence> edit) {
        String name = names.get(0);
        if (names.size() > 1) {
            return mapping.get(name) instanceof Mapping inner
                    ? mapping.with(name, edit(inner, names.subList(1, names.size()), edit))
                    : mapping;
        }
        return mapping.get(name) instanceof Sequence list ? mapping.with(name, edit.apply(list)) : mapping;
    }
}
