package io.githops.schema;

import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of a {@link Schema}; made by {@link Schema#builder}. By default there are no properties, requirements,
 * enumerations, bounds or defaults, lists are atomic, mappings granular, unknown fields dropped and nulls refused. Not
 * thread-safe.
 */
public final class SchemaBuilder {
    final Schema.Type type;
    final Map<String, Schema> properties = new LinkedHashMap<>();

    @Nullable
    Schema additionalProperties;

    @Nullable
    Schema items;

    Set<String> required = Set.of();
    List<Tree> enumeration = List.of();
    List<Tree> admittedValues = List.of();
    Schema.ListType listType = Schema.ListType.ATOMIC;
    List<String> listKeys = List.of();
    boolean atomicMapping;
    boolean preservesUnknownFields;
    boolean nullable;

    @Nullable
    Tree defaultValue;

    Bounds bounds = Bounds.NONE;

    SchemaBuilder(Schema.Type type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    /** With all parts of a schema. */
    SchemaBuilder(Schema schema) {
        this(schema.type());
        properties.putAll(schema.properties());
        additionalProperties = schema.additionalProperties().orElse(null);
        items = schema.items().orElse(null);
        required = schema.required();
        enumeration = schema.enumeration();
        admittedValues = schema.admittedValues();
        listType = schema.listType();
        listKeys = schema.listKeys();
        atomicMapping = schema.isAtomicMapping();
        preservesUnknownFields = schema.preservesUnknownFields();
        nullable = schema.isNullable();
        defaultValue = schema.defaultValue().orElse(null);
        bounds = schema.bounds();
    }

    /** Adds a named field, or replaces the one of that name. */
    public SchemaBuilder property(String name, Schema schema) {
        properties.put(name, Objects.requireNonNull(schema, "schema"));
        return this;
    }

    /** See {@link Schema#additionalProperties}; null for none. */
    public SchemaBuilder additionalProperties(@Nullable Schema schema) {
        additionalProperties = schema;
        return this;
    }

    /** See {@link Schema#items}; null for items of any kind. */
    public SchemaBuilder items(@Nullable Schema schema) {
        items = schema;
        return this;
    }

    /** See {@link Schema#required}. */
    public SchemaBuilder required(List<String> names) {
        required = new LinkedHashSet<>(names);
        return this;
    }

    /** See {@link Schema#enumeration}. */
    public SchemaBuilder enumeration(List<Tree> values) {
        enumeration = new ArrayList<>(values);
        return this;
    }

    /** See {@link Schema#admittedValues}. */
    public SchemaBuilder admittedValues(List<Tree> values) {
        admittedValues = new ArrayList<>(values);
        return this;
    }

    /** See {@link Schema#listType}. */
    public SchemaBuilder listType(Schema.ListType value) {
        listType = Objects.requireNonNull(value, "listType");
        return this;
    }

    /** See {@link Schema#listKeys}. */
    public SchemaBuilder listKeys(List<String> names) {
        listKeys = new ArrayList<>(names);
        return this;
    }

    /** See {@link Schema#isAtomicMapping}. */
    public SchemaBuilder atomicMapping(boolean value) {
        atomicMapping = value;
        return this;
    }

    /** See {@link Schema#preservesUnknownFields}. */
    public SchemaBuilder preservesUnknownFields(boolean value) {
        preservesUnknownFields = value;
        return this;
    }

    /** See {@link Schema#isNullable}. */
    public SchemaBuilder nullable(boolean value) {
        nullable = value;
        return this;
    }

    /** See {@link Schema#defaultValue}; null for none. */
    public SchemaBuilder defaultValue(@Nullable Tree value) {
        defaultValue = value;
        return this;
    }

    /** See {@link Schema#bounds}. */
    public SchemaBuilder bounds(Bounds value) {
        bounds = Objects.requireNonNull(value, "bounds");
        return this;
    }

    /** The schema; the builder may be used on. */
    public Schema build() {
        return new Schema(this);
    }
}
