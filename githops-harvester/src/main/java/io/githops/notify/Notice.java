package io.githops.notify;

import io.githops.diff.ResourceChange;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;

/**
 * Something to tell about an object.
 *
 * @param uid empty when the object was not there when the plan was made
 * @param message without values of fields
 */
record Notice(GroupVersionKind kind, ResourceId id, String uid, Reason reason, String message) {
    private static final int MAX_MESSAGE = 1024;

    Notice {
        message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
    }

    static Notice of(ResourceChange change, Reason reason, String message) {
        Resource resource = change.desiredResource().or(change::liveResource).orElseThrow();
        String uid = change.liveResource().flatMap(Resource::uid).orElse("");
        return new Notice(resource.groupVersionKind(), resource.id(), uid, reason, message);
    }

    /** What notices are added up by. */
    Key key() {
        return new Key(id, reason);
    }

    record Key(ResourceId id, Reason reason) {}

    /** Reasons as {@code kubectl get events} shows them. */
    enum Reason {
        APPLIED("Applied", "Normal"),
        RECREATED("Recreated", "Normal"),
        DELETED("Deleted", "Normal"),
        SKIPPED("Skipped", "Normal"),
        FAILED("Failed", "Warning"),
        DRIFTED("Drifted", "Warning"),
        HELD("Held", "Warning");

        private final String text;
        private final String type;

        Reason(String text, String type) {
            this.text = text;
            this.type = type;
        }

        String text() {
            return text;
        }

        /** How grave Kubernetes calls it. */
        String type() {
            return type;
        }
    }
}
