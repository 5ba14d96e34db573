package io.githops.harvester.embedded;

import java.util.Locale;
import java.util.Set;

/** In which form a client wants to see objects. */
enum AcceptedForm {
    OBJECT,
    /** Columns and rows, for people. */
    TABLE,
    /** Metadata alone. */
    METADATA;

    /** What JSON satisfies; it is YAML, too. */
    private static final Set<String> JSON = Set.of("application/json", "application/yaml", "application/*", "*/*");

    private static final String ACCEPTED = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

    /**
     * The first form of an {@code Accept} header that the server has.
     *
     * @throws ApiFailure when it has none of them
     */
    static AcceptedForm of(String accept) {
        if (accept.isBlank()) {
            return OBJECT;
        }
        for (String range : accept.split(",")) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            if (isJson(parts[0])) {
                String as = parameter(parts, "as");
                if (as.equals("table") && parameter(parts, "v").equals("v1")) {
                    return TABLE;
                }
                if (as.startsWith("partialobjectmetadata")
                        && parameter(parts, "v").equals("v1")) {
                    return METADATA;
                }
                if (as.isEmpty()) {
                    return OBJECT;
                }
            }
        }
        throw ApiFailure.notAcceptable(ACCEPTED);
    }

    private static boolean isJson(String type) {
        return JSON.contains(type);
    }

    private static String parameter(String[] parts, String name) {
        for (String part : parts) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }
}
