package io.githops.examples.cli;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds that commands know: Harvester's, and those that jars on the class path bring. */
final class KnownKinds {
    private static final Comparator<ResourceKind<?>> BY_MATURITY = Comparator.comparing(kind -> {
        String version = kind.groupVersionKind().version();
        return version.contains("alpha") ? 2 : version.contains("beta") ? 1 : 0;
    });

    private KnownKinds() {}

    static Kinds load() {
        return Kinds.harvester().withInstalled();
    }

    /**
     * The kind that a user means; of several versions of one kind the most mature.
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
        boolean isOne = named.stream()
                        .map(kind -> kind.groupVersionKind().group())
                        .distinct()
                        .count()
                == 1;
        if (!isOne) {
            throw new UnusableOptionException(name + ": found " + named.size() + " kinds; name one with --api-version: "
                    + String.join(
                            ", ",
                            named.stream()
                                    .map(kind -> kind.groupVersionKind().apiVersion())
                                    .toList()));
        }
        return named.stream().min(BY_MATURITY).orElseThrow();
    }
}
