package io.githops.schema;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Distills the bundled schemas from custom resource definitions; a new Harvester release is a new run:
 *
 * <pre>mvn -pl githops-model -Pdistill -Dcrds=DIRECTORY process-test-classes</pre>
 *
 * <p>The output depends on the definitions alone: one index, and one compact schema for each served version.
 */
final class Distill {
    static final String INDEX = "index.json";

    private final AdmittedValues admittedValues;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<Mapping> index = new ArrayList<>();

    private Distill(AdmittedValues admittedValues) {
        this.admittedValues = admittedValues;
    }

    /** @param args the directory of definitions in YAML, and the directory whose files are replaced */
    public static void main(String[] args) throws IOException {
        Path definitions = Path.of(args[0]);
        if (!Files.isDirectory(definitions)) {
            throw new IllegalArgumentException("no directory " + definitions + "; expected -Dcrds=DIRECTORY");
        }
        replaceFiles(Path.of(args[1]), files(definitions));
    }

    private static void replaceFiles(Path directory, Map<String, String> files) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> old = Files.list(directory)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** The texts of the files by name. */
    static SortedMap<String, String> files(Path definitions) throws IOException {
        var distill = new Distill(new AdmittedValues(resource("admitted-values.yaml")));
        try (Stream<Path> files = Files.list(definitions)) {
            Stream.concat(
                            BuiltInKinds.definitions().stream(),
                            files.filter(file -> file.toString().endsWith(".yaml"))
                                    .flatMap(file -> PlainYaml.documents(file).stream()))
                    .sorted(Comparator.comparing(Distill::name))
                    .forEach(distill::add);
        }
        return distill.finish();
    }

    private static List<Mapping> resource(String name) {
        try (InputStream in = Distill.class.getResourceAsStream(name)) {
            return PlainYaml.documents(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Mapping definition) {
        return definition.mapping("metadata").text("name").orElseThrow();
    }

    private void add(Mapping definition) {
        Map<String, String> filesByText = new HashMap<>();
        definition.mapping("spec").sequence("versions").mappings().stream()
                .filter(version -> flag(version, "served"))
                .sorted(Comparator.comparing((Mapping version) -> !flag(version, "storage"))
                        .thenComparing(version -> version.text("name").orElseThrow()))
                .forEach(version -> add(definition, version, filesByText));
    }

    private void add(Mapping definition, Mapping version, Map<String, String> filesByText) {
        String versionName = version.text("name").orElseThrow();
        Mapping narrowed =
                Definitions.withSchemas(definition, openApi -> admittedValues.addTo(name(definition), openApi));
        String text = text(Schema.fromCustomResourceDefinition(narrowed, versionName));
        String file = filesByText.computeIfAbsent(text, unused -> name(definition) + "." + versionName + ".json");
        files.put(file, text);
        Mapping spec = definition.mapping("spec");
        Mapping names = spec.mapping("names");
        index.add(Mapping.builder()
                .put("group", new Text(spec.text("group").orElseThrow()))
                .put("version", new Text(versionName))
                .put("kind", new Text(names.text("kind").orElseThrow()))
                .put("plural", new Text(names.text("plural").orElseThrow()))
                .put("scope", new Text(spec.text("scope").orElseThrow()))
                .put("storage", Bool.of(flag(version, "storage")))
                .put("status", Bool.of(version.mapping("subresources").has("status")))
                .put("schema", new Text(file))
                .build());
    }

    private SortedMap<String, String> finish() {
        files.put(INDEX, lines(Sequence.of(index)) + "\n");
        return files;
    }

    /** One line for each shared part, so that a change of one part is a change of one line. */
    private static String text(Schema schema) {
        Mapping compact = (Mapping) schema.toTree();
        return "{\"shared\":" + lines(compact.sequence("shared")) + ",\n\"root\":" + Json.text(compact.get("root"))
                + "}\n";
    }

    private static String lines(Sequence items) {
        return items.stream().map(Json::text).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static boolean flag(Mapping mapping, String name) {
        return Bool.TRUE.equals(mapping.get(name));
    }
}
