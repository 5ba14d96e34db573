package io.githops.diff.patch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The kubectl of this machine, as a program that patches an object's field {@code documents}. It asks no cluster. */
final class KubectlPatch {
    static final String DOCUMENTS = "documents";

    private final Path folder;

    /** @param folder where to put files */
    KubectlPatch(Path folder) {
        this.folder = folder;
    }

    /** Skips the running test where there is no kubectl. */
    static void require() {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "kubectl")));
        assumeTrue(isThere, "skipped: no kubectl on the PATH to compare with");
    }

    /**
     * The documents after a patch.
     *
     * @param type as the option of kubectl has it: {@code json} or {@code merge}
     * @param patch of an object that has the documents in its field {@link #DOCUMENTS}
     * @return empty when kubectl refuses the patch
     */
    Optional<Mapping> patched(String type, Mapping documents, Tree patch) throws IOException, InterruptedException {
        Mapping object = Mapping.builder()
                .put("apiVersion", "example.com/v1")
                .put("kind", "Example")
                .put("metadata", Mapping.of("name", new Text("example")))
                .put(DOCUMENTS, documents)
                .build();
        Files.writeString(folder.resolve("object.json"), Json.text(object));
        Files.writeString(folder.resolve("patch.json"), Json.text(patch));
        Path out = folder.resolve("out.json");
        int exit = new ProcessBuilder(
                        "kubectl",
                        "patch",
                        "--local",
                        "--type",
                        type,
                        "-f",
                        "object.json",
                        "--patch-file",
                        "patch.json",
                        "-o",
                        "json")
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start()
                .waitFor();
        return exit == 0
                ? Optional.of(((Mapping) Json.parse(Files.readString(out))).mapping(DOCUMENTS))
                : Optional.empty();
    }

    /** Whether kubectl may take what the standard forbids: it replaces what is not there, and copies it as null. */
    static boolean isLenientWith(JsonPatch patch) {
        return patch.operations().stream()
                .anyMatch(operation ->
                        operation instanceof PatchOperation.Copy || operation instanceof PatchOperation.Replace);
    }

    /** What kubectl said of the last patch. */
    String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }
}
