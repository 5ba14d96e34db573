package io.githops.diff.apply;

import io.githops.tree.Mapping;

/**
 * One thing wrong with an object, as the API server reports it.
 *
 * @param reason such as {@code FieldValueRequired}
 * @param field the path as Kubernetes spells it; {@code <nil>} for none
 */
public record Cause(String reason, String message, String field) {
    private static final String REQUIRED = "FieldValueRequired";
    private static final String INVALID = "FieldValueInvalid";
    private static final String TYPE_INVALID = "FieldValueTypeInvalid";

    /** A value that must be there and is not. */
    public static Cause required(String field) {
        return new Cause(REQUIRED, "Required value", field);
    }

    /** @param detail what is wanted */
    public static Cause required(String field, String detail) {
        return new Cause(REQUIRED, "Required value: " + detail, field);
    }

    /** @param value as it is printed, quoted where it is a string */
    public static Cause invalid(String field, String value, String detail) {
        return new Cause(INVALID, "Invalid value: " + value + ": " + detail, field);
    }

    /** @param found the type that was found, or the text that is not of the wanted format */
    public static Cause wrongType(String field, String wanted, String found) {
        String message = "Invalid value: \"" + found + "\": " + field + " in body must be of type " + wanted + ": \""
                + found + "\"";
        return new Cause(TYPE_INVALID, message, field);
    }

    /** @param supported the values there are, joined by commas */
    public static Cause unsupported(String field, String value, String supported) {
        String message = "Unsupported value: " + value + ": supported values: " + supported;
        return new Cause("FieldValueNotSupported", message, field);
    }

    /** A value that is there twice. */
    public static Cause duplicate(String field, String value) {
        return new Cause("FieldValueDuplicate", "Duplicate value: " + value, field);
    }

    /** Something that may not be set or changed. */
    public static Cause forbidden(String field, String detail) {
        return new Cause("FieldValueForbidden", "Forbidden: " + detail, field);
    }

    /** @param most in bytes */
    public static Cause tooLong(String field, int most) {
        return new Cause("FieldValueTooLong", "Too long: may not be more than " + most + " bytes", field);
    }

    /** @param most in items */
    public static Cause tooMany(String field, int found, int most) {
        String message = "Too many: " + found + ": must have at most " + most + " items";
        return new Cause("FieldValueTooMany", message, field);
    }

    /** What is added when the rules of a schema's expressions could not be looked at any more. */
    public static Cause rulesNotChecked() {
        String detail =
                "some validation rules were not checked because the object was invalid; correct the existing errors to "
                        + "complete validation";
        return invalid("<nil>", "\"null\"", detail);
    }

    /** Whether the API server looks no further at an object with this problem. */
    public boolean isBlocking() {
        return switch (reason) {
            case REQUIRED, TYPE_INVALID, "FieldValueNotSupported", "FieldValueTooLong", "FieldValueTooMany" -> true;
            default -> false;
        };
    }

    /** Reason, message and field, as the status of a refused request lists them. */
    public Mapping toTree() {
        return Mapping.builder()
                .put("reason", reason)
                .put("message", message)
                .put("field", field)
                .build();
    }

    /** {@code spec.template: Required value}. */
    @Override
    public String toString() {
        return field + ": " + message;
    }
}
