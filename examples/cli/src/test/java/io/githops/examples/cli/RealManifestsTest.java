package io.githops.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests that Harvester's and KubeVirt's own projects publish: after a sync there is nothing left to do. */
class RealManifestsTest {
    private static final Map<String, KnownRefusal> REFUSALS = KnownRefusal.all();
    /** Pools whose ranges Harvester does not accept beside each other. */
    private static final String OVERLAPPING = "load-balancer-harvester-IPPool.yaml";

    private static ServedHarvester served;

    @TempDir
    Path folder;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        served = ServedHarvester.start(folder);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void leaveNothingToDoFileByFile() throws IOException {
        assertAsKnown("files", RealManifests.files(), 20);
    }

    @Test
    void leaveNothingToDoDocumentByDocumentWhereTheirFileIsUnusable() throws IOException {
        Map<String, String> documents = new LinkedHashMap<>(RealManifests.documents());
        documents.keySet().removeIf(name -> !REFUSALS.containsKey(name.substring(0, name.indexOf('#'))));

        assertAsKnown("documents", documents, 5);
    }

    @Test
    void leaveNothingToDoTogether() throws IOException {
        Map<String, String> chosen =
                RealManifests.compatible(name -> !REFUSALS.containsKey(name) && !name.startsWith(OVERLAPPING));
        for (Map.Entry<String, String> manifest : chosen.entrySet()) {
            Files.writeString(folder.resolve(manifest.getKey().replace("#", "-") + ".yaml"), manifest.getValue());
        }
        served.reset(RealManifests.prerequisites());

        assertThat(Trial.of(folder, served.kubeconfig(), 20)).isEqualTo(new Trial(Trial.Result.SETTLED, ""));
    }

    private void assertAsKnown(String what, Map<String, String> manifests, int timeoutSeconds) {
        var softly = new SoftAssertions();
        Map<Trial.Result, Integer> counts = new EnumMap<>(Trial.Result.class);
        manifests.forEach((name, text) -> {
            served.reset(RealManifests.prerequisites());
            Trial trial = Trial.of(text, folder, served.kubeconfig(), timeoutSeconds);
            counts.merge(trial.result(), 1, Integer::sum);
            KnownRefusal known = REFUSALS.get(name);
            softly.assertThat(known == null ? trial.result() == Trial.Result.SETTLED : known.explains(trial))
                    .as("%s: %s %s, known: %s", name, trial.result(), trial.reason(), known)
                    .isTrue();
        });
        System.out.println("real manifests, " + manifests.size() + " " + what + ": " + counts);
        softly.assertAll();
    }
}
