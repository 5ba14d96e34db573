package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server-side apply as a real API server answered it, with all its checks, as a dry run. */
record AppliedCase(Mapping tree) {
    private static final List<String> MADE_ON_CREATE = List.of("uid", "creationTimestamp", "generation");

    static List<AppliedCase> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> new AppliedCase((Mapping) Json.parse(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return tree.text("name").orElseThrow();
    }

    /** Puts the live object into the cluster and applies; tells the differences of the answers. */
    List<String> differences(EmbeddedHarvester harvester) {
        harvester.load(Json.text(Mapping.of("items", live())));
        var api = new Api(harvester);
        boolean force = Bool.TRUE.equals(tree.get("force"));
        Api.Response response = api.apply(
                path() + "?dryRun=All" + (force ? "&force=true" : ""),
                tree.text("fieldManager").orElseThrow(),
                Json.text(tree.get("desired")));
        return Likeness.differences(
                Mapping.of("code", tree.get("code"), "result", comparable(tree.mapping("result"))),
                Mapping.of("code", Num.of(response.status()), "result", comparable(response.body())));
    }

    private Sequence live() {
        Mapping namespace =
                (Mapping) Json.parse("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\""
                        + ObjectMetadata.namespace(desired()) + "\"}}");
        Sequence objects = resource().get("namespaced").equals(Bool.TRUE) ? Sequence.of(namespace) : Sequence.empty();
        return tree.get("live") instanceof Mapping live ? objects.plus(live) : objects;
    }

    private Mapping desired() {
        return tree.mapping("desired");
    }

    private Mapping resource() {
        return tree.mapping("resource");
    }

    private String path() {
        String group = resource().text("group").orElse("");
        String namespace = ObjectMetadata.namespace(desired());
        return (group.isEmpty() ? "/api/" : "/apis/" + group + "/")
                + resource().text("version").orElseThrow()
                + (namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/")
                + resource().text("plural").orElseThrow() + "/" + ObjectMetadata.name(desired());
    }

    /** Without what differs from run to run. */
    private Mapping comparable(Mapping object) {
        boolean created = Num.of(201).equals(tree.get("code"));
        if (object.has("details")) {
            return object.edit("details", details -> details.with("causes", sorted(details.sequence("causes"))));
        }
        return object.edit("metadata", metadata -> {
            Mapping compared = metadata.without("resourceVersion");
            for (String made : created ? MADE_ON_CREATE : List.<String>of()) {
                compared = compared.without(made);
            }
            return compared.with("managedFields", managers(compared.sequence("managedFields")));
        });
    }

    /** The API server lists conflicts in no particular order. */
    private static Tree sorted(Sequence causes) {
        return Sequence.of(
                causes.stream().sorted(Comparator.comparing(Json::text)).toList());
    }

    private static Tree managers(Sequence managedFields) {
        return Sequence.of(managedFields.mappings().stream()
                .map(entry -> entry.without("time"))
                .sorted(Comparator.comparing(AppliedCase::writer))
                .toList());
    }

    private static String writer(Mapping entry) {
        return Stream.of("operation", "manager", "apiVersion", "subresource")
                .map(name -> entry.text(name).orElse(""))
                .collect(Collectors.joining("|"));
    }
}
