package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads off a live object what a field manager has to apply for it to be as it was, or to stay as it is. */
public final class FormerFields {
    private static final List<String> IDENTITY = List.of("name", "namespace");

    private final Schema schema;
    private final Writer writer;

    private FormerFields(Schema schema, Writer writer) {
        this.schema = schema;
        this.writer = writer;
    }

    /** @param writer the field manager that applies, with the version it applies in */
    public static FormerFields of(Schema schema, Writer writer) {
        return new FormerFields(Objects.requireNonNull(schema, "schema"), Objects.requireNonNull(writer, "writer"));
    }

    /** The manifest that changes nothing of a live object: the fields that the manager applied, with their live values. */
    public Mapping applied(Mapping live) {
        return part(live, ManagedFields.of(live).appliedBy(writer));
    }

    /**
     * The manifest that takes an apply back: the fields that the manager applied before, those that the apply took over or
     * changed, and those it took away, all with their former values. What another manager applies as well is left to that one.
     *
     * @param before the live object before the apply
     * @param after as {@link ServerSideApply#apply} predicted it
     */
    public Mapping former(Mapping before, Mapping after) {
        ManagedFields managers = ManagedFields.of(after);
        FieldComparison.Outcome outcome =
                FieldComparison.compare(ManagedFields.strip(before), ManagedFields.strip(after), schema);
        FieldSet taken = managers.appliedBy(writer).difference(managers.ownedByOthers(writer));
        FieldSet changed = outcome.modified().union(outcome.removed());
        return part(
                before, ManagedFields.of(before).appliedBy(writer).union(taken).union(changed));
    }

    private Mapping part(Mapping object, FieldSet wanted) {
        Mapping kept = fields(ManagedFields.strip(object), wanted, schema);
        Mapping metadata = object.mapping("metadata");
        MappingBuilder identity = Mapping.builder();
        IDENTITY.stream()
                .filter(metadata::has)
                .forEach(name -> identity.put(name, metadata.text(name).orElse("")));
        return Mapping.builder()
                .put("apiVersion", writer.apiVersion())
                .put("kind", object.text("kind").orElse(""))
                .put("metadata", identity.build().merge(kept.mapping("metadata")))
                .build()
                .merge(kept.without("apiVersion").without("kind").without("metadata"));
    }

    private static Mapping fields(Mapping mapping, FieldSet wanted, Schema schema) {
        MappingBuilder kept = Mapping.builder();
        mapping.forEach((name, value) -> {
            Schema field = Objects.requireNonNullElse(Structure.field(schema, name), Schema.any());
            Tree part = part(value, wanted.nodes().get(new PathElement.Field(name)), field);
            if (part != null) {
                kept.put(name, part);
            }
        });
        return kept.build();
    }

    private static @Nullable Tree part(Tree value, FieldSet.@Nullable Node wanted, Schema schema) {
        if (wanted == null) {
            return null;
        }
        return switch (Structure.of(schema, value)) {
            case LEAF -> value;
            case MAPPING -> value instanceof Mapping mapping ? fields(mapping, wanted.below(), schema) : value;
            case LIST -> value instanceof Sequence list ? items(list, wanted.below(), schema) : value;
        };
    }

    /** The wanted items, with the keys that tell them from the others. */
    private static Sequence items(Sequence list, FieldSet wanted, Schema schema) {
        List<Tree> kept = new ArrayList<>();
        for (Tree item : list) {
            Tree part = part(item, wanted.nodes().get(Structure.step(schema, item)), Structure.items(schema));
            if (part != null) {
                kept.add(part instanceof Mapping mapping ? keyed(mapping, (Mapping) item, schema) : part);
            }
        }
        return Sequence.of(kept);
    }

    private static Mapping keyed(Mapping part, Mapping item, Schema list) {
        Mapping keyed = part;
        for (String key : list.listKeys()) {
            Tree value = item.get(key);
            if (value != null && !part.has(key)) {
                keyed = keyed.with(key, value);
            }
        }
        return keyed;
    }
}
