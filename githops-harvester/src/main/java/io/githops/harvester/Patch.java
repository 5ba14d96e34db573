package io.githops.harvester;

import io.githops.diff.patch.JsonPatch;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.Objects;

/**
 * A change of some fields of an object, in one of the three forms that API servers take. Immutable.
 *
 * <pre>{@code
 * harvester.patch(VIRTUAL_MACHINE, "default", "web", Patch.merge(Mapping.of("spec", halted)), "portal");
 * }</pre>
 */
public final class Patch {
    private final String contentType;
    private final Tree body;

    private Patch(String contentType, Tree body) {
        this.contentType = contentType;
        this.body = Objects.requireNonNull(body, "body");
    }

    /**
     * Fields to set; null removes one. Lists are replaced as a whole.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
     */
    public static Patch merge(Mapping fields) {
        return new Patch("application/merge-patch+json", fields);
    }

    /**
     * Operations at paths, all of them or none.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
     */
    public static Patch json(JsonPatch operations) {
        return new Patch("application/json-patch+json", operations.toTree());
    }

    /**
     * Fields to set, with lists merged by the keys of their items and {@code $patch} directives. API servers take it for the
     * kinds of Kubernetes itself only, such as Secret and PersistentVolumeClaim.
     */
    public static Patch strategic(Mapping fields) {
        return new Patch("application/strategic-merge-patch+json", fields);
    }

    String contentType() {
        return contentType;
    }

    Tree body() {
        return body;
    }

    /** The form alone, as the values may be secret. */
    @Override
    public String toString() {
        return contentType;
    }
}
