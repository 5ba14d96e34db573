package io.githops.examples.cli;

import io.githops.model.Kinds;

/** The kinds that commands know: Harvester's, and those that jars on the class path bring. */
final class KnownKinds {
    private KnownKinds() {}

    static Kinds load() {
        return Kinds.harvester().withInstalled();
    }
}
