package io.githops.diff;

import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Desired and live resources for tests, live ones as the API server would hold them. */
final class Fixture {
    static final Kinds KINDS = Kinds.harvester();

    private Fixture() {}

    static List<Resource> read(String yaml) {
        return ManifestReader.of(KINDS)
                .read(List.of(new ManifestFile("test.yaml", yaml.getBytes(StandardCharsets.UTF_8))))
                .orThrow();
    }

    /** The only manifest of a file among the test resources. */
    static Resource resource(String file) {
        try (InputStream content = Objects.requireNonNull(Fixture.class.getResourceAsStream(file), file)) {
            return one(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Resource one(String yaml) {
        return read(yaml).get(0);
    }

    static Snapshot snapshot(Collection<Resource> resources) {
        return Snapshot.of(Revision.of("0123456789abcdef", "main"), List.copyOf(resources));
    }

    static Plan plan(Collection<Resource> desired, Collection<Resource> live) {
        return Planner.builder(KINDS).build().plan(PlanInput.of(snapshot(desired), LiveObjects.of(live)));
    }

    static Plan prunePlan(Collection<Resource> desired, Collection<Resource> live) {
        return Planner.builder(KINDS)
                .prune(Prune.OWNED)
                .build()
                .plan(PlanInput.of(snapshot(desired), LiveObjects.of(live)).inventory(owning(live)));
    }

    /** What the API server holds after a manifest was applied by the planner's field manager. */
    static Resource applied(Resource manifest) {
        ResourceKind<?> kind = KINDS.find(manifest.groupVersionKind()).orElseThrow();
        var writer = new Writer("githops", manifest.groupVersionKind().apiVersion(), "", "2026-01-01T00:00:00Z");
        ApplyResult result = ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .apply(null, manifest.tree(), writer, false);
        Mapping tree = stored(result)
                .edit(
                        "metadata",
                        metadata -> metadata.with("uid", new Text("uid-" + manifest.name()))
                                .with("resourceVersion", new Text("1")));
        return Resource.of(tree);
    }

    private static Mapping stored(ApplyResult result) {
        return result instanceof ApplyResult.Invalid invalid
                ? invalid.object()
                : ((ApplyResult.Applied) result).object();
    }

    /** What the API server holds after a manifest was applied to a live object by the planner's field manager. */
    static Resource applied(Resource manifest, Resource live) {
        ResourceKind<?> kind = KINDS.find(manifest.groupVersionKind()).orElseThrow();
        var writer = new Writer("githops", manifest.groupVersionKind().apiVersion(), "", "2026-01-03T00:00:00Z");
        return Resource.of(stored(ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .apply(live.tree(), manifest.tree(), writer, true)));
    }

    /** What the API server holds after somebody else edited a live object. */
    static Resource edited(Resource live, String manager, UnaryOperator<Mapping> edit) {
        ResourceKind<?> kind = KINDS.find(live.groupVersionKind()).orElseThrow();
        var writer = new Writer(manager, live.groupVersionKind().apiVersion(), "", "2026-01-02T00:00:00Z");
        return Resource.of(ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .update(live.tree(), edit.apply(live.tree()), writer));
    }

    static Schema schema(Resource resource) {
        return KINDS.find(resource.groupVersionKind()).orElseThrow().schema();
    }

    /** A live object whose status says something. */
    static Resource withStatus(Resource live, Tree status) {
        return Resource.of(live.tree().with("status", status));
    }

    static Inventory owning(Collection<Resource> live) {
        var entries = new TreeMap<ResourceId, Inventory.Entry>();
        live.forEach(resource -> entries.put(
                resource.id(),
                new Inventory.Entry(
                        resource.groupVersionKind().version(), resource.uid().orElse(""))));
        return Inventory.of(entries);
    }
}
