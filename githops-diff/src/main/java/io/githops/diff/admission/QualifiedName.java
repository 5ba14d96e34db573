package io.githops.diff.admission;

import java.util.Optional;

/** A namespace and a name, as fields say them in one text. */
record QualifiedName(String namespace, String name) {

    /** Reads {@code namespace/name}; empty when the text has another form. */
    static Optional<QualifiedName> parse(String text) {
        int slash = text.indexOf('/');
        return slash <= 0 || slash == text.length() - 1
                ? Optional.empty()
                : Optional.of(new QualifiedName(text.substring(0, slash), text.substring(slash + 1)));
    }

    /** Reads {@code namespace/name}, or a bare name in namespace {@code default}. */
    static QualifiedName orDefault(String text) {
        return parse(text).orElse(new QualifiedName("default", text));
    }

    boolean isMissing(HarvesterKind kind, ClusterObjects objects) {
        return kind.isMissing(objects, namespace, name);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
