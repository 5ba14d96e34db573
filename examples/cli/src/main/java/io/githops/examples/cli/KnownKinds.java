package io.githops.examples.cli;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds that commands know: Harvester's, and those that jars on the class path bring. */
final class KnownKinds {
    private KnownKinds() {}

    static Kinds load() {
        return Kinds.harvester().withInstalled();
    }

    /**
     * The kind that a user means.
     *
     * @param name kind or plural, in any case
     * @param apiVersion null when there should be one kind of the name only
     */
    static ResourceKind<?> named(String name, @Nullable String apiVersion) {
        List<ResourceKind<?>> named = load().all().stream()
                .filter(kind -> kind.plural().equalsIgnoreCase(name)
                        || kind.groupVersionKind().kind().equalsIgnoreCase(name))
                .filter(kind -> apiVersion == null
                        || kind.groupVersionKind().apiVersion().equals(apiVersion))
                .toList();
        if (named.isEmpty()) {
            throw new UnusableOptionException(
                    name + ": not a known kind; the command kinds lists those that are known");
        }
        if (named.size() > 1) {
            throw new UnusableOptionException(name + ": found " + named.size() + " kinds; name one with --api-version: "
                    + String.join(
                            ", ",
                            named.stream()
                                    .map(kind -> kind.groupVersionKind().apiVersion())
                                    .toList()));
        }
        return named.get(0);
    }
}
