package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Distills short names and columns from custom resource definitions; a new Harvester release is a new run:
 *
 * <pre>mvn -pl githops-harvester -am -Pdistill -Dcrds=DIRECTORY process-test-classes</pre>
 */
final class PresentationDistill {
    private PresentationDistill() {}

    /** @param args the directory of definitions in YAML, and the file to write */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[1]), text(DefinitionFiles.read(Path.of(args[0]))));
    }

    /** One line for each version of a kind, by name. */
    static String text(List<Mapping> definitions) {
        SortedMap<String, Mapping> presentations = new TreeMap<>();
        for (Mapping definition : definitions) {
            for (Mapping version :
                    definition.mapping("spec").sequence("versions").mappings()) {
                if (Bool.TRUE.equals(version.get("served"))) {
                    presentations.put(
                            name(definition, version),
                            Presentation.of(definition, version).toTree());
                }
            }
        }
        return presentations.entrySet().stream()
                .map(entry -> Json.text(new Text(entry.getKey())) + ":" + Json.text(entry.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String name(Mapping definition, Mapping version) {
        Mapping spec = definition.mapping("spec");
        return Presentations.name(
                spec.mapping("names").text("plural").orElseThrow(),
                spec.text("group").orElseThrow(),
                version.text("name").orElseThrow());
    }
}
