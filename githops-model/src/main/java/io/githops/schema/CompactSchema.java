package io.githops.schema;

import io.githops.tree.Tree;

/**
 * The file form of schemas: {@code {"shared": [...], "root": ...}}. A schema is written as
 *
 * <ul>
 *   <li>a word when it is no more than a type: {@code "string"}; with a {@code ?} at its end where null is allowed
 *   <li>a number when it is one of {@code shared}, counted from zero; shared schemas only refer to earlier ones
 *   <li>else a mapping of {@code type}, left out when it has {@code fields} or {@code values} (a mapping) or {@code items} (a
 *       list), and of whatever differs from {@link Schema#builder}'s defaults
 * </ul>
 */
final class CompactSchema {
    static final String SHARED = "shared";
    static final String ROOT = "root";

    static final String TYPE = "type";
    static final String FIELDS = "fields";
    static final String VALUES = "values";
    static final String ITEMS = "items";
    static final String REQUIRED = "required";
    static final String ENUM = "enum";
    static final String ADMITTED = "admitted";
    static final String LIST = "list";
    static final String KEYS = "keys";
    static final String ATOMIC = "atomic";
    static final String PRESERVE = "preserve";
    static final String NULLABLE = "nullable";
    static final String DEFAULT = "default";
    static final String PATTERN = "pattern";
    static final String FORMAT = "format";
    static final String MINIMUM = "minimum";
    static final String MAXIMUM = "maximum";
    static final String MIN_LENGTH = "minLength";
    static final String MAX_LENGTH = "maxLength";

    private CompactSchema() {}

    static Schema read(Tree compact) {
        return new CompactReader().read(compact);
    }

    static Tree write(Schema schema) {
        return new CompactWriter().write(schema);
    }

    /** The word for a type; the words are the file form and do not follow the constants' names. */
    static String word(Schema.Type type) {
        return switch (type) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case INT_OR_STRING -> "intOrString";
            case ANY -> "any";
        };
    }
}
