package io.githops.diff;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Digests of what a plan does and of what it was made from, half a SHA-256 each. */
final class PlanHash {
    private static final int HALF = 32;

    private final MessageDigest digest = sha256();

    private PlanHash() {}

    static String of(Plan plan) {
        return new PlanHash().workOf(plan) + new PlanHash().basisOf(plan);
    }

    /** The part of a hash that covers what is done. */
    static String work(String hash) {
        return hash.substring(0, HALF);
    }

    private String workOf(Plan plan) {
        for (ResourceChange change : plan.changes()) {
            if (change.action() != ResourceChange.Action.UNCHANGED) {
                add(Json.text(canonical(content(change))));
            }
        }
        plan.rules().forEach(rule -> add("rule " + rule));
        plan.guards().forEach(guard -> add("guard " + guard));
        plan.liftedGuards().forEach(guard -> add("lifted " + guard));
        plan.approvals().forEach(approval -> add("approval " + approval));
        return half();
    }

    private String basisOf(Plan plan) {
        Map<ResourceId, Resource> desired = new TreeMap<>();
        plan.input().desired().resources().forEach(resource -> desired.put(resource.id(), resource));
        desired.values().forEach(resource -> add(Json.text(canonical(resource.tree()))));
        Map<ResourceId, Resource> live = new TreeMap<>();
        plan.changes()
                .forEach(change -> change.liveResource().ifPresent(resource -> live.put(resource.id(), resource)));
        live.forEach((id, resource) -> add(id + " " + resource.uid().orElse("") + " "
                + resource.tree().mapping("metadata").text("resourceVersion").orElse("")));
        return half();
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private String half() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, HALF);
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
    static Tree canonical(Tree tree) {
        if (tree instanceof Mapping mapping) {
            var sorted = new TreeMap<String, Tree>();
            mapping.forEach((name, value) -> sorted.put(name, canonical(value)));
            return Mapping.of(sorted);
        }
        return tree instanceof Sequence list ? list.map(PlanHash::canonical) : tree;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
