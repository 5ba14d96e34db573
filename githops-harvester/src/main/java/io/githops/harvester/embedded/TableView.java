package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows objects as rows and columns, as {@code kubectl get} prints them. */
final class TableView {
    private static final Column NAME = new Column(
            "Name",
            "string",
            "name",
            "Name must be unique within a namespace. Is required when creating resources, although some resources may"
                    + " allow a client to request the generation of an appropriate name automatically. Name is primarily"
                    + " intended for creation idempotence and configuration definition. Cannot be updated. More info:"
                    + " https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names",
            0,
            object -> object.mapping("metadata").get("name"));

    private final List<Column> columns = new ArrayList<>();
    private final String includeObject;
    private final Instant now;

    /** @param includeObject what a row carries besides its cells: {@code None}, {@code Object}, else metadata */
    TableView(ApiResource resource, String includeObject, Instant now) {
        this.includeObject = includeObject;
        this.now = now;
        List<Column> own = resource.presentation().columns();
        if (own.stream().noneMatch(column -> column.name().equals(NAME.name()) && resource.isBuiltIn())) {
            columns.add(NAME);
        }
        columns.addAll(own.isEmpty() ? List.of(Column.age()) : own);
    }

    /** @param revision of the table's metadata; left out when empty */
    Mapping of(List<Mapping> objects, String revision) {
        return Mapping.builder()
                .put("kind", "Table")
                .put("apiVersion", "meta.k8s.io/v1")
                .put(
                        "metadata",
                        revision.isEmpty() ? Mapping.empty() : Mapping.of("resourceVersion", new Text(revision)))
                .put(
                        "columnDefinitions",
                        Sequence.of(columns.stream().map(Column::definition).toList()))
                .put("rows", Sequence.of(objects.stream().map(this::row).toList()))
                .build();
    }

    private Mapping row(Mapping object) {
        var row = Mapping.builder()
                .put(
                        "cells",
                        Sequence.of(columns.stream()
                                .map(column -> cell(column, object))
                                .toList()));
        return switch (includeObject) {
            case "None" -> row.build();
            case "Object" -> row.put("object", object).build();
            default ->
                row.put(
                                "object",
                                Mapping.builder()
                                        .put("kind", "PartialObjectMetadata")
                                        .put("apiVersion", "meta.k8s.io/v1")
                                        .put("metadata", object.mapping("metadata"))
                                        .build())
                        .build();
        };
    }

    private Tree cell(Column column, Mapping object) {
        @Nullable Tree value = column.cell().apply(object);
        if (value == null) {
            return Null.NULL;
        }
        if (column.type().equals("date")) {
            return value instanceof Text text ? new Text(age(text.value())) : value;
        }
        return column.type().equals("string") && !(value instanceof Text) ? new Text(Json.text(value)) : value;
    }

    private String age(String timestamp) {
        try {
            return ShortDuration.text(Duration.between(Instant.parse(timestamp), now));
        } catch (DateTimeException e) {
            return "<unknown>";
        }
    }
}
