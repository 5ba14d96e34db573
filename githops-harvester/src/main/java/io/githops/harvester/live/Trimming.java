package io.githops.harvester.live;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Leaves out of an object what a view does not keep. Thread-safe. */
final class Trimming implements UnaryOperator<Resource> {
    private static final System.Logger LOGGER = System.getLogger(LiveView.class.getName());
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final @Nullable Set<String> managers;
    private final UnaryOperator<Resource> more;
    private final AtomicBoolean isReported = new AtomicBoolean();

    /**
     * @param managers whose fields are kept; null for all
     * @param more the caller's own
     */
    Trimming(@Nullable Set<String> managers, UnaryOperator<Resource> more) {
        this.managers = managers;
        this.more = more;
    }

    @Override
    public Resource apply(Resource live) {
        Resource trimmed = live.withTree(live.tree().edit("metadata", this::trimmed));
        try {
            Resource result = more.apply(trimmed);
            if (isSame(result, live)) {
                return result;
            }
            report("it changed the identity or version of an object", null);
        } catch (RuntimeException e) {
            report("it failed", e);
        }
        return trimmed;
    }

    private Mapping trimmed(Mapping metadata) {
        Mapping trimmed = metadata;
        if (metadata.mapping("annotations").has(LAST_APPLIED)) {
            trimmed = metadata.edit("annotations", annotations -> annotations.without(LAST_APPLIED));
        }
        Set<String> kept = managers;
        if (kept != null && metadata.has("managedFields")) {
            trimmed = trimmed.with("managedFields", entriesOf(kept, metadata.sequence("managedFields")));
        }
        return trimmed;
    }

    private static Sequence entriesOf(Set<String> managers, Sequence managedFields) {
        return Sequence.of(managedFields.mappings().stream()
                .filter(entry -> managers.contains(entry.text("manager").orElse("")))
                .toList());
    }

    private static boolean isSame(@Nullable Resource result, Resource live) {
        return result != null
                && result.id().equals(live.id())
                && result.resourceVersion().equals(live.resourceVersion())
                && result.uid().equals(live.uid());
    }

    private void report(String what, @Nullable RuntimeException cause) {
        if (isReported.compareAndSet(false, true)) {
            String type = Optional.ofNullable(cause)
                    .map(e -> " with " + e.getClass().getName())
                    .orElse("");
            LOGGER.log(
                    Level.WARNING,
                    "a trimmer of a live view is passed over: " + what + type + "; said once for each view");
        }
    }
}
