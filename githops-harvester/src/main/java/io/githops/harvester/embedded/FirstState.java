package io.githops.harvester.embedded;

import io.githops.harvester.simulation.StoredObjects;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a fresh Harvester brings before its first user does anything. */
final class FirstState {
    private static final String FILE = "first-state.json";

    private FirstState() {}

    /** Creates the objects of the kinds that the server offers. */
    static void create(StoredObjects objects) {
        read().forEach(object -> objects.create(object, "harvester"));
    }

    private static List<Mapping> read() {
        @Nullable InputStream file = FirstState.class.getResourceAsStream(FILE);
        try (InputStream in = Objects.requireNonNull(file, FILE)) {
            return ((Mapping) Json.read(in)).sequence("items").mappings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
