package io.githops.manifest;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text, and how kubectl reads it.
 *
 * @param spec what kubectl makes of the field of that name; null when it refuses the text
 */
record YamlCase(String name, String yaml, Tree spec) {
    private static final ManifestReader READER = ManifestReader.of(Kinds.none());

    static List<YamlCase> load(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(YamlCase::parse).toList();
    }

    private static YamlCase parse(String line) {
        var json = (Mapping) Json.parse(line);
        return new YamlCase(
                json.text("name").orElse("unnamed"), json.text("yaml").orElseThrow(), json.get("json"));
    }

    /** How the reader differs from kubectl; empty when it does not, or refuses a field that stands twice. */
    Optional<String> difference() {
        Manifests manifests = READER.read(List.of(ManifestFile.of("case.yaml", yaml)));
        List<Problem> errors = manifests.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            boolean expected = spec == null || errors.get(0).code().equals("GH1003");
            return expected
                    ? Optional.empty()
                    : Optional.of(name + ": expected " + Json.text(spec) + " but refused: " + errors);
        }
        Tree read = manifests.resources().get(0).tree().get("spec");
        return (read == null ? Null.NULL : read).equals(spec)
                ? Optional.empty()
                : Optional.of(name + ": expected " + (spec == null ? "a refusal" : Json.text(spec)) + " but read "
                        + Json.text(read));
    }

    @Override
    public String toString() {
        return name;
    }
}
