package io.githops.diff.apply;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.Optional;

/**
 * Tells from its managed fields that a live object was applied by a field manager. The API server alone writes them, so that
 * nobody copies the mark along with a manifest.
 */
public final class ApplyMark {
    private ApplyMark() {}

    /** Whether a field manager has applied the object itself, rather than a subresource. */
    public static boolean isOn(Resource live, String fieldManager) {
        return find(live, fieldManager).isPresent();
    }

    /** The API version in which it was applied, such as {@code kubevirt.io/v1}; empty when it was not. */
    public static Optional<String> apiVersion(Resource live, String fieldManager) {
        return find(live, fieldManager)
                .map(entry ->
                        entry.text("apiVersion").orElse(live.groupVersionKind().apiVersion()));
    }

    private static Optional<Mapping> find(Resource live, String fieldManager) {
        return live.metadata().sequence("managedFields").mappings().stream()
                .filter(entry -> entry.text("operation").filter("Apply"::equals).isPresent())
                .filter(entry -> entry.text("subresource").isEmpty())
                .filter(entry ->
                        entry.text("manager").filter(fieldManager::equals).isPresent())
                .findFirst();
    }
}
