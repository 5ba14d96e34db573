package io.githops.harvester.embedded;

import io.githops.diff.apply.Cause;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of kind {@code Status}: how the API server says no, and how it confirms a deletion. */
final class StatusBody {
    private StatusBody() {}

    /** @param reason empty where the API server gives none */
    static Mapping failure(int code, String reason, String message, @Nullable Mapping details) {
        var body = Mapping.builder()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("metadata", Mapping.empty())
                .put("status", "Failure")
                .put("message", message);
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        return body.putIfPresent("details", details).put("code", code).build();
    }

    static Mapping deleted(ApiResource resource, String name, String uid) {
        return Mapping.builder()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("metadata", Mapping.empty())
                .put("status", "Success")
                .put(
                        "details",
                        details(name, resource.group(), resource.plural()).with("uid", new Text(uid)))
                .build();
    }

    /** The object that a failure is about; empty parts are left out, as the API server does. */
    static Mapping details(String name, String group, String kind) {
        var details = Mapping.builder();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        return details.put("kind", kind).build();
    }

    static Mapping causes(List<Cause> causes) {
        return Mapping.of(
                "causes", Sequence.of(causes.stream().map(Cause::toTree).toList()));
    }
}
