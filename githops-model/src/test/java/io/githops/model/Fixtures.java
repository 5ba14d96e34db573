package io.githops.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Trees for tests, written as plain YAML without anchors. */
public final class Fixtures {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Fixtures() {}

    public static Mapping tree(String yaml) {
        try {
            return mapping(YAML.readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Resource resource(String yaml) {
        return Resource.of(tree(yaml));
    }

    /** The documents of a file on the class path. */
    public static List<Mapping> documents(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
            return documents(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a file. */
    public static List<Mapping> documents(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return documents(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mapping> documents(InputStream in) throws IOException {
        return YAML.readerFor(JsonNode.class).<JsonNode>readValues(in).readAll().stream()
                .map(Fixtures::mapping)
                .toList();
    }

    private static Mapping mapping(JsonNode node) {
        return (Mapping) Json.parse(node.toString());
    }
}
