package io.githops.diff.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.patch.PatchOperation.Add;
import io.githops.diff.patch.PatchOperation.Copy;
import io.githops.diff.patch.PatchOperation.Move;
import io.githops.diff.patch.PatchOperation.Remove;
import io.githops.diff.patch.PatchOperation.Replace;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares patches with the kubectl of this machine, many documents at once. {@code -Dgithops.kubectl.patches=N} draws more
 * of them, {@code -Dgithops.kubectl.seed=N} others.
 */
class KubectlPatchTest {
    private static final int PATCHES = Integer.getInteger("githops.kubectl.patches", 1000);
    private static final int PATCHES_AT_ONCE = 500;
    private static final int REFUSALS_AT_ONCE = 20;

    private final RandomDocument draw = new RandomDocument(new Random(Long.getLong("githops.kubectl.seed", 1)));
    private MappingBuilder documents = Mapping.builder();
    private MappingBuilder expected = Mapping.builder();

    @TempDir
    Path folder;

    @BeforeEach
    void needsKubectl() {
        KubectlPatch.require();
    }

    @Test
    void mergesAsKubectlDoes() throws IOException, InterruptedException {
        for (int done = 0; done < PATCHES; done += PATCHES_AT_ONCE) {
            MappingBuilder patches = Mapping.builder();
            for (int i = done; i < done + PATCHES_AT_ONCE; i++) {
                Tree document = draw.tree();
                Mapping patch = draw.mergePatch();
                patches.put("d" + i, patch);
                record(i, document, MergePatch.apply(document, patch));
            }
            agree("merge", Mapping.of(KubectlPatch.DOCUMENTS, patches.build()));
        }
    }

    @Test
    void makesMergePatchesThatKubectlTakesTheSame() throws IOException, InterruptedException {
        MappingBuilder patches = Mapping.builder();
        for (int i = 0; i < PATCHES_AT_ONCE; i++) {
            Tree document = draw.tree();
            Tree wanted = draw.withoutNull();
            patches.put("d" + i, MergePatch.between(document, wanted));
            record(i, document, wanted);
        }
        agree("merge", Mapping.of(KubectlPatch.DOCUMENTS, patches.build()));
    }

    @Test
    void patchesAsKubectlDoes() throws IOException, InterruptedException {
        for (int done = 0; done < PATCHES; done += PATCHES_AT_ONCE) {
            List<PatchOperation> operations = new ArrayList<>();
            int refused = 0;
            for (int i = done; i < done + PATCHES_AT_ONCE; i++) {
                Tree document = draw.container();
                JsonPatch patch = draw.jsonPatch(document);
                try {
                    record(i, document, patch.apply(document));
                    operations.addAll(within(i, patch).operations());
                } catch (PatchException e) {
                    if (!KubectlPatch.isLenientWith(patch) && refused++ < REFUSALS_AT_ONCE) {
                        isRefused(i, document, patch);
                    }
                }
            }
            assertThat(refused).isGreaterThanOrEqualTo(REFUSALS_AT_ONCE);
            agree("json", new JsonPatch(operations).toTree());
        }
    }

    @Test
    void makesJsonPatchesThatKubectlTakesTheSame() throws IOException, InterruptedException {
        List<PatchOperation> operations = new ArrayList<>();
        for (int i = 0; i < PATCHES_AT_ONCE; i++) {
            Tree document = draw.tree();
            Tree wanted = draw.tree();
            operations.addAll(within(i, JsonPatch.between(document, wanted)).operations());
            record(i, document, wanted);
        }
        agree("json", new JsonPatch(operations).toTree());
    }

    private void record(int number, Tree document, Tree result) {
        documents.put("d" + number, document);
        expected.put("d" + number, result);
    }

    private void agree(String type, Tree patch) throws IOException, InterruptedException {
        var kubectl = new KubectlPatch(folder);
        Optional<Mapping> patched = kubectl.patched(type, documents.build(), patch);
        assertThat(patched).as(kubectl.errors()).isPresent();
        List<String> differences = new ArrayList<>();
        expected.build().forEach((name, result) -> {
            if (!result.equals(patched.get().get(name))) {
                differences.add(name + ": " + Json.text(result));
            }
        });
        assertThat(differences).isEmpty();
        documents = Mapping.builder();
        expected = Mapping.builder();
    }

    private void isRefused(int number, Tree document, JsonPatch patch) throws IOException, InterruptedException {
        Mapping alone = Mapping.of("d" + number, document);
        assertThat(new KubectlPatch(folder)
                        .patched("json", alone, within(number, patch).toTree()))
                .as("%s of %s", Json.text(patch.toTree()), Json.text(document))
                .isEmpty();
    }

    /** The patch for the document where it lies within the object that kubectl patches. */
    private static JsonPatch within(int number, JsonPatch patch) {
        return new JsonPatch(patch.operations().stream()
                .map(operation -> within(JsonPointer.of(KubectlPatch.DOCUMENTS, "d" + number), operation))
                .toList());
    }

    private static PatchOperation within(JsonPointer base, PatchOperation operation) {
        JsonPointer path = below(base, operation.path());
        if (operation instanceof Add add) {
            return new Add(path, add.value());
        }
        if (operation instanceof Replace replace) {
            return new Replace(path, replace.value());
        }
        if (operation instanceof PatchOperation.Test test) {
            return new PatchOperation.Test(path, test.value());
        }
        if (operation instanceof Move move) {
            return new Move(below(base, move.from()), path);
        }
        return operation instanceof Copy copy ? new Copy(below(base, copy.from()), path) : new Remove(path);
    }

    private static JsonPointer below(JsonPointer base, JsonPointer pointer) {
        List<String> tokens = new ArrayList<>(base.tokens());
        tokens.addAll(pointer.tokens());
        return new JsonPointer(tokens);
    }
}
