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

/** The bundled kinds. The list of a release is read when it is first asked for, each schema when it is first used. */
final class HarvesterKinds {
    private static final String NEWEST = "1.9";
    private static final Map<String, Lazy<Kinds>> RELEASES =
            Map.of(NEWEST, new Lazy<>(() -> new HarvesterKinds("harvester-" + NEWEST + "/").read()));

    private final String directory;

    private HarvesterKinds(String directory) {
        this.directory = directory;
    }

    static Kinds newest() {
        return of(NEWEST);
    }

    static Kinds of(String release) {
        Lazy<Kinds> kinds = RELEASES.get(Objects.requireNonNull(release, "release"));
        if (kinds == null) {
            throw new IllegalArgumentException("Harvester " + release + ": not a known release; expected one of "
                    + String.join(", ", RELEASES.keySet().stream().sorted().toList()));
        }
        return kinds.get();
    }

    private Kinds read() {
        List<Mapping> index = ((Sequence) json("index.json")).mappings();
        return Kinds.none().with(index.stream().map(this::kind).toArray(ResourceKind<?>[]::new));
    }

    private ResourceKind<Mapping> kind(Mapping row) {
        String group = text(row, "group");
        String kind = text(row, "kind");
        String file = text(row, "schema");
        var builder = ResourceKind.builder(new GroupVersionKind(group, text(row, "version"), kind).apiVersion(), kind)
                .plural(text(row, "plural"))
                .schema(new Lazy<>(() -> Schema.parse(json(file))))
                .references(HarvesterReferences.of(group, kind));
        if (text(row, "scope").equals("Cluster")) {
            builder.clusterScoped();
        }
        if (Bool.TRUE.equals(row.get("status"))) {
            builder.statusSubresource();
        }
        HarvesterFields.describe(group, kind, builder);
        return builder.build();
    }

    private static String text(Mapping row, String column) {
        return row.text(column).orElseThrow();
    }

    private Tree json(String file) {
        try (InputStream in = HarvesterKinds.class.getResourceAsStream(directory + file)) {
            return Json.read(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
