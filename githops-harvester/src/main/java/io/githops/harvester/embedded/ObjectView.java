package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredList;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.UnaryOperator;

/** Shows objects in the form a client asked for. */
final class ObjectView {
    private final ResourceCall call;
    private final EmbeddedClock clock;

    ObjectView(ResourceCall call, EmbeddedClock clock) {
        this.call = call;
        this.clock = clock;
    }

    Mapping object(Mapping object) {
        return switch (call.form()) {
            case OBJECT -> versioned(object);
            case TABLE -> table().of(List.of(object), revisionOf(object));
            case METADATA -> metadata(object);
        };
    }

    /** An object within a watch; only the first table of a watch describes the columns. */
    Mapping watched(Mapping object, boolean first) {
        Mapping shown = object(object);
        return call.form() == AcceptedForm.TABLE && !first ? shown.without("columnDefinitions") : shown;
    }

    /** An object without content that tells a watch how far the server is. */
    Mapping bookmark(long revision, boolean endsInitialEvents) {
        var metadata = Mapping.builder().put("resourceVersion", Long.toString(revision));
        if (endsInitialEvents) {
            metadata.put("annotations", Mapping.of("k8s.io/initial-events-end", new Text("true")));
        }
        Mapping empty = Mapping.builder()
                .put("kind", call.resource().kind())
                .put("apiVersion", call.resource().apiVersion())
                .put("metadata", metadata.build())
                .build();
        return call.form() == AcceptedForm.TABLE
                ? table().of(List.of(), Long.toString(revision)).without("columnDefinitions")
                : object(empty);
    }

    Mapping list(StoredList list, Mapping metadata) {
        Mapping full = metadata.with("resourceVersion", new Text(Long.toString(list.revision())));
        return switch (call.form()) {
            case OBJECT -> objects(list.items(), full);
            case TABLE -> table().of(list.items(), "").with("metadata", full);
            case METADATA ->
                Mapping.builder()
                        .put("kind", "PartialObjectMetadataList")
                        .put("apiVersion", "meta.k8s.io/v1")
                        .put("metadata", full)
                        .put("items", each(list.items(), ObjectView::metadata))
                        .build();
        };
    }

    private Mapping objects(List<Mapping> items, Mapping metadata) {
        ApiResource resource = call.resource();
        boolean builtIn = resource.isBuiltIn();
        return Mapping.builder()
                .put("kind", resource.kind() + "List")
                .put("apiVersion", resource.apiVersion())
                .put(
                        "metadata",
                        builtIn || metadata.has("continue") ? metadata : metadata.with("continue", new Text("")))
                .put("items", each(items, item -> builtIn ? untyped(item) : versioned(item)))
                .build();
    }

    private static Tree each(List<Mapping> items, UnaryOperator<Mapping> view) {
        return Sequence.of(items.stream().map(view).toList());
    }

    /** Lists of built-in kinds say the type once, for the list. */
    private static Mapping untyped(Mapping object) {
        return object.without("kind").without("apiVersion");
    }

    private Mapping versioned(Mapping object) {
        return call.resource().inThisVersion(object);
    }

    private static Mapping metadata(Mapping object) {
        return Mapping.builder()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", "meta.k8s.io/v1")
                .put("metadata", object.mapping("metadata"))
                .build();
    }

    private TableView table() {
        return new TableView(call.resource(), call.query().text("includeObject"), clock.now());
    }

    private static String revisionOf(Mapping object) {
        return ObjectMetadata.resourceVersion(object);
    }
}
