package io.githops.notify;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * An object of kind Event: what was told about one object for one reason, how often, and when first and last.
 *
 * @param uid of the object, by which {@code kubectl describe} finds its events
 */
record EventObject(Notice notice, String uid, long count, Instant first, Instant last) {
    static final GroupVersionKind KIND = GroupVersionKind.of("v1", "Event");
    private static final int MAX_NAME = 200;
    private static final int HASH_LENGTH = 16;

    /** The same for the same object and reason, so that one event is counted up. */
    String name() {
        String name = notice.id().name();
        String start =
                name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME).replaceAll("[-.]+$", "");
        return start + "." + hash(notice.id() + " " + uid + " " + notice.reason());
    }

    /** Where the object is; for cluster-scoped objects the namespace that Kubernetes uses for their events. */
    String namespace() {
        return notice.id().namespace().isEmpty() ? "default" : notice.id().namespace();
    }

    /** This event, told so much more often before. */
    EventObject after(Resource earlier) {
        long before = earlier.tree().get("count") instanceof Num number && number.isIntegral() ? number.longValue() : 0;
        Instant begun =
                earlier.tree().text("firstTimestamp").map(Instant::parse).orElse(first);
        return new EventObject(notice, uid, before + count, begun, last);
    }

    Resource manifest(String component) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "Event")
                .put(
                        "metadata",
                        Mapping.builder()
                                .put("namespace", namespace())
                                .put("name", name())
                                .build())
                .put("involvedObject", involvedObject())
                .put("type", notice.reason().type())
                .put("reason", notice.reason().text())
                .put("message", notice.message())
                .put("count", count)
                .put("firstTimestamp", first.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("lastTimestamp", last.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("source", Mapping.builder().put("component", component).build())
                .put("reportingComponent", component)
                .build());
    }

    private Mapping involvedObject() {
        MappingBuilder involved = Mapping.builder()
                .put("apiVersion", notice.kind().apiVersion())
                .put("kind", notice.kind().kind())
                .put("name", notice.id().name());
        if (!notice.id().namespace().isEmpty()) {
            involved.put("namespace", notice.id().namespace());
        }
        return uid.isEmpty() ? involved.build() : involved.put("uid", uid).build();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
