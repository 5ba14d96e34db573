package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the reader with the kubectl of this machine. {@code -Dgithops.kubectl.texts=N} draws more texts, {@code
 * -Dgithops.kubectl.seed=N} others.
 */
class KubectlRandomTextTest {
    private static final int TEXTS_AT_ONCE = 500;
    private static final ManifestReader READER =
            ManifestReader.builder(Kinds.none()).build();

    @TempDir
    Path folder;

    @Test
    void readsRandomTextsAsKubectlDoes() throws IOException, InterruptedException {
        Kubectl.require();
        int count = Integer.getInteger("githops.kubectl.texts", TEXTS_AT_ONCE);
        var yaml = new RandomYaml(Long.getLong("githops.kubectl.seed", 1));
        List<String> differences = new ArrayList<>();
        int refused = 0;

        for (int done = 0; done < count; done += TEXTS_AT_ONCE) {
            List<String> texts = texts(yaml, Math.min(TEXTS_AT_ONCE, count - done));
            Map<Integer, List<Mapping>> read = Kubectl.read(Files.createDirectory(folder.resolve("at-" + done)), texts);
            refused += texts.size() - read.size();
            for (int i = 0; i < texts.size(); i++) {
                difference(texts.get(i), read.get(i)).ifPresent(differences::add);
            }
        }

        System.out.printf(
                "Random YAML as kubectl reads it: %d/%d, of which it refuses %d%n",
                count - differences.size(), count, refused);
        assertThat(differences).isEmpty();
    }

    private static List<String> texts(RandomYaml yaml, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(yaml.manifest("t" + i));
        }
        return texts;
    }

    /** How the reader differs from kubectl where it should not. */
    private static Optional<String> difference(String text, @Nullable List<Mapping> expected) {
        Manifests manifests = READER.read(List.of(ManifestFile.of("f.yaml", text)));
        List<Problem> errors = manifests.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        List<Mapping> found = manifests.resources().stream().map(Resource::tree).toList();
        boolean agrees = errors.isEmpty()
                ? found.equals(expected)
                : expected == null || errors.stream().anyMatch(problem -> isRefusedOnPurpose(problem, text));
        return agrees
                ? Optional.empty()
                : Optional.of(text + "<- kubectl reads " + (expected == null ? "nothing" : texts(expected))
                        + ", the reader " + (errors.isEmpty() ? texts(found) : errors));
    }

    private static List<String> texts(List<Mapping> objects) {
        return objects.stream().map(Json::text).toList();
    }

    /** A field that stands twice, and whatever stands behind three dots: kubectl silently leaves it out. */
    private static boolean isRefusedOnPurpose(Problem problem, String text) {
        return problem.code().equals("GH1003")
                || text.lines().limit(problem.position().line()).anyMatch(line -> line.startsWith("..."));
    }
}
