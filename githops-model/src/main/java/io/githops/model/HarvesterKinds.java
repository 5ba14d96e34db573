package io.githops.model;

import io.githops.schema.Schema;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The bundled kinds. Each release is a folder of schemas and a line in the list of releases, newest last. The kinds of a
 * release are read when they are first asked for, each schema when it is first used.
 */
final class HarvesterKinds {
    private static final List<String> RELEASES = ((Sequence) json("harvester-releases.json")).texts();
    private static final Map<String, Lazy<Kinds>> KINDS = RELEASES.stream()
            .collect(Collectors.toUnmodifiableMap(
                    release -> release, release -> new Lazy<>(() -> in("harvester-" + release + "/"))));

    private final String directory;

    private HarvesterKinds(String directory) {
        this.directory = directory;
    }

    static Kinds newest() {
        return of(RELEASES.get(RELEASES.size() - 1));
    }

    static Kinds of(String release) {
        Lazy<Kinds> kinds = KINDS.get(Objects.requireNonNull(release, "release"));
        if (kinds == null) {
            throw new IllegalArgumentException(
                    "Harvester " + release + ": not a known release; expected one of " + String.join(", ", RELEASES));
        }
        return kinds.get();
    }

    /** The kinds whose schemas are in a folder. */
    static Kinds in(String directory) {
        return new HarvesterKinds(directory).read();
    }

    private Kinds read() {
        List<Mapping> index = ((Sequence) json(directory + "index.json")).mappings();
        return Kinds.none().with(index.stream().map(this::kind).toArray(ResourceKind<?>[]::new));
    }

    private ResourceKind<Mapping> kind(Mapping row) {
        String group = text(row, "group");
        String kind = text(row, "kind");
        String file = text(row, "schema");
        var builder = ResourceKind.builder(new GroupVersionKind(group, text(row, "version"), kind).apiVersion(), kind)
                .plural(text(row, "plural"))
                .schema(new Lazy<>(() -> Schema.parse(json(directory + file))))
                .references(HarvesterReferences.of(group, kind));
        if (text(row, "scope").equals("Cluster")) {
            builder.clusterScoped();
        }
        if (Bool.TRUE.equals(row.get("status"))) {
            builder.statusSubresource();
        }
        HarvesterFields.describe(group, kind, builder);
        HarvesterAuthorship.describe(group, kind, builder);
        return builder.build();
    }

    private static String text(Mapping row, String column) {
        return row.text(column).orElseThrow();
    }

    private static Tree json(String file) {
        try (InputStream in = HarvesterKinds.class.getResourceAsStream(file)) {
            return Json.read(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
