package io.githops.manifest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kubectl of this machine, as a reader of many texts at once. It asks no cluster. */
final class Kubectl {
    private static final Pattern FILE = Pattern.compile("([0-9]+)\\.yaml");
    private static final Pattern OBJECT_END = Pattern.compile("(?m)^}$");

    private Kubectl() {}

    /** Skips the running test where there is no kubectl. */
    static void require() {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeTrue(isThere, "skipped: no kubectl on the PATH to compare with");
    }

    /**
     * What kubectl makes of each text.
     *
     * @param folder where to put files; empty
     * @param texts whose objects are named {@code t} and the index of the text, or that and an {@code x}
     * @return the objects by index of the text; refused texts are missing
     */
    static Map<Integer, List<Mapping>> read(Path folder, List<String> texts) throws IOException, InterruptedException {
        Path files = Files.createDirectory(folder.resolve("files"));
        for (int i = 0; i < texts.size(); i++) {
            Files.write(files.resolve(i + ".yaml"), texts.get(i).getBytes(StandardCharsets.UTF_8));
        }
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        new ProcessBuilder("kubectl", "patch", "--local", "-f", "files", "--type", "merge", "-p", "{}", "-o", "json")
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        Map<Integer, List<Mapping>> objects = objects(Files.readString(out));
        objects.keySet().removeAll(refused(Files.readAllBytes(errors)));
        return objects;
    }

    private static Map<Integer, List<Mapping>> objects(String printed) {
        Map<Integer, List<Mapping>> objects = new TreeMap<>();
        Matcher end = OBJECT_END.matcher(printed);
        for (int from = 0; end.find(); from = end.end()) {
            var object = (Mapping) Json.parse(printed.substring(from, end.end()));
            String name = object.mapping("metadata").text("name").orElseThrow();
            objects.computeIfAbsent(Integer.valueOf(name.replaceAll("[^0-9]", "")), any -> new ArrayList<>())
                    .add(object);
        }
        return objects;
    }

    private static Set<Integer> refused(byte[] errors) {
        Set<Integer> refused = new TreeSet<>();
        Matcher file = FILE.matcher(new String(errors, StandardCharsets.UTF_8));
        while (file.find()) {
            refused.add(Integer.valueOf(file.group(1)));
        }
        return refused;
    }
}
