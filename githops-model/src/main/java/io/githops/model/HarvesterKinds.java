package io.githops.model;

/** The bundled kinds. */
final class HarvesterKinds {
    private HarvesterKinds() {}

    static Kinds newest() {
        return Kinds.none();
    }
}
