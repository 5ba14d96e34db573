package io.githops.diff;

import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** What a plan does, as a digest of everything that decides it: actions, manifests, changed values, live identities. */
final class PlanHash {
    private PlanHash() {}

    static String of(Plan plan) {
        MessageDigest digest = sha256();
        for (ResourceChange change : plan.changes()) {
            if (change.action() != ResourceChange.Action.UNCHANGED) {
                digest.update(Json.text(canonical(content(change))).getBytes(StandardCharsets.UTF_8));
            }
        }
        plan.guards().forEach(guard -> digest.update(guard.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Mapping content(ResourceChange change) {
        MappingBuilder fields = Mapping.builder();
        change.fields().forEach(field -> fields.put(field.path().toString(), values(field)));
        return Mapping.builder()
                .put("action", change.action().name())
                .put("id", change.id().toString())
                .put("uid", change.liveResource().flatMap(Resource::uid).orElse(""))
                .put("fields", fields.build())
                .putIfPresent(
                        "manifest", change.desiredResource().map(Resource::tree).orElse(null))
                .build();
    }

    /** Both values, each in a list of its own, so that an absent value differs from an explicit null. */
    private static Tree values(FieldChange field) {
        return Sequence.of(
                Sequence.of(field.liveValue().stream().toList()),
                Sequence.of(field.desiredValue().stream().toList()));
    }

    /** The tree with all names in alphabetical order. */
    private static Tree canonical(Tree tree) {
        if (tree instanceof Mapping mapping) {
            var sorted = new TreeMap<String, Tree>();
            mapping.forEach((name, value) -> sorted.put(name, canonical(value)));
            return Mapping.of(sorted);
        }
        return tree instanceof Sequence list ? list.map(PlanHash::canonical) : tree;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
