package io.githops.harvester;

import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;

/** Asks what the caller may do, and has machines do things. Thread-safe. */
final class CallerRequests {
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final GroupVersionKind ACTIONS = GroupVersionKind.of("subresources.kubevirt.io/v1", "");

    private final Requests requests;

    CallerRequests(Requests requests) {
        this.requests = requests;
    }

    Access access(String verb, GroupVersionKind kind, String namespace, String name) {
        ServedKind served = requests.served(kind);
        MappingBuilder attributes = Mapping.builder()
                .put("verb", verb)
                .put("group", kind.group())
                .put("version", kind.version())
                .put("resource", served.plural());
        if (!namespace.isEmpty()) {
            attributes.put("namespace", namespace);
        }
        if (!name.isEmpty()) {
            attributes.put("name", name);
        }
        Mapping review = Mapping.builder()
                .put("apiVersion", "authorization.k8s.io/v1")
                .put("kind", "SelfSubjectAccessReview")
                .put("spec", Mapping.of("resourceAttributes", attributes.build()))
                .build();
        Call call =
                Call.send("POST", REVIEWS, review, Purpose.ofAll("asking for the right to " + verb, kind, namespace));
        Mapping status = requests.server().ask(call).mapping("status");
        if (!(status.get("allowed") instanceof Bool allowed)) {
            throw requests.server().invalid(call, "the review says nothing of status.allowed", null);
        }
        return new Access(
                allowed.equals(Bool.TRUE),
                ServerWords.bounded(status.text("reason").orElse("")));
    }

    void power(String namespace, String name, PowerAction action) {
        ServedKind machines = requests.served(action.kind());
        Purpose purpose = Purpose.of("asking to " + action.word(), action.kind(), namespace, name);
        var actions = new ServedKind(ACTIONS, machines.plural(), true);
        String path = ResourcePath.of(actions, namespace, name, purpose)
                .part(action.word())
                .toString();
        requests.server().tell(Call.send("PUT", path, action.options(), purpose));
    }
}
