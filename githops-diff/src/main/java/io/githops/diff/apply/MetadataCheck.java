package io.githops.diff.apply;

import io.githops.model.GroupVersionKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds what Kubernetes forbids in names and labels, in the API server's words. */
final class MetadataCheck {
    private static final String LABEL_FORM = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN_FORM = LABEL_FORM + "(\\." + LABEL_FORM + ")*";
    private static final String WORD_FORM = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final Pattern LABEL = Pattern.compile(LABEL_FORM);
    private static final Pattern SUBDOMAIN = Pattern.compile(SUBDOMAIN_FORM);
    private static final Pattern WORD = Pattern.compile(WORD_FORM);
    private static final String HOST_LABEL_FORM = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern HOST_LABEL = Pattern.compile(HOST_LABEL_FORM);
    private static final int MAX_SUBDOMAIN = 253;
    private static final int MAX_LABEL = 63;

    private final List<Cause> causes = new ArrayList<>();

    private MetadataCheck() {}

    static List<Cause> problems(Mapping object, GroupVersionKind type) {
        var check = new MetadataCheck();
        check.name(object, type);
        check.labels(object.mapping("metadata", "labels"));
        check.annotations(object.mapping("metadata", "annotations"));
        return check.causes;
    }

    private void name(Mapping object, GroupVersionKind type) {
        String name = object.mapping("metadata").text("name").orElse("");
        if (name.isEmpty()) {
            causes.add(Cause.required("metadata.name", "name or generateName is required"));
        } else if (type.group().equals("rbac.authorization.k8s.io")) {
            pathSegment(name);
        } else if (type.group().isEmpty() && type.kind().equals("Namespace")) {
            label(name);
        } else if (type.group().isEmpty() && type.kind().equals("Service")) {
            hostLabel(name);
        } else {
            subdomain(name);
        }
    }

    private void subdomain(String name) {
        if (name.length() > MAX_SUBDOMAIN) {
            invalid("metadata.name", name, "must be no more than " + MAX_SUBDOMAIN + " characters");
        } else if (!SUBDOMAIN.matcher(name).matches()) {
            invalid(
                    "metadata.name",
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '" + SUBDOMAIN_FORM + "')");
        }
    }

    private void label(String name) {
        if (name.length() > MAX_LABEL) {
            invalid("metadata.name", name, "must be no more than " + MAX_LABEL + " characters");
        } else if (!LABEL.matcher(name).matches()) {
            invalid(
                    "metadata.name",
                    name,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                            + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex"
                            + " used for validation is '" + LABEL_FORM + "')");
        }
    }

    private void hostLabel(String name) {
        if (name.length() > MAX_LABEL) {
            invalid("metadata.name", name, "must be no more than " + MAX_LABEL + " characters");
        } else if (!HOST_LABEL.matcher(name).matches()) {
            invalid(
                    "metadata.name",
                    name,
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
                            + " alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or"
                            + " 'abc-123', regex used for validation is '" + HOST_LABEL_FORM + "')");
        }
    }

    private void pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            invalid("metadata.name", name, "may not be '" + name + "'");
        }
        for (String part : List.of("/", "%")) {
            if (name.contains(part)) {
                invalid("metadata.name", name, "may not contain '" + part + "'");
            }
        }
    }

    private void labels(Mapping labels) {
        labels.forEach((key, value) -> {
            qualifiedName("metadata.labels", key);
            String text = value instanceof Text string ? string.value() : Json.text(value);
            if (text.length() > MAX_LABEL) {
                invalid("metadata.labels", text, "must be no more than " + MAX_LABEL + " characters");
            } else if (!text.isEmpty() && !WORD.matcher(text).matches()) {
                invalid(
                        "metadata.labels",
                        text,
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.',"
                                + " and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
                                + " 'my_value',  or '12345', regex used for validation is '(" + WORD_FORM + ")?')");
            }
        });
    }

    private void annotations(Mapping annotations) {
        annotations.forEach((key, value) -> qualifiedName("metadata.annotations", key.toLowerCase(Locale.ROOT)));
    }

    private void qualifiedName(String field, String key) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "" : key.substring(0, slash);
        String name = key.substring(slash + 1);
        if (slash == 0 || !prefix.isEmpty() && !isSubdomain(prefix)) {
            invalid(
                    field,
                    key,
                    "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g."
                            + " 'example.com', regex used for validation is '" + SUBDOMAIN_FORM + "')");
        }
        if (name.length() > MAX_LABEL) {
            invalid(field, key, "name part must be no more than " + MAX_LABEL + " characters");
        } else if (!WORD.matcher(name).matches()) {
            invalid(
                    field,
                    key,
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                            + " an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                            + " validation is '" + WORD_FORM + "')");
        }
    }

    private static boolean isSubdomain(String text) {
        return text.length() <= MAX_SUBDOMAIN && SUBDOMAIN.matcher(text).matches();
    }

    private void invalid(String field, String value, String detail) {
        causes.add(Cause.invalid(field, Json.text(new Text(value)), detail));
    }
}
