package io.githops.diff.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.patch.PatchOperation.Verb;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PatchProperties {
    @Provide
    Arbitrary<Tree> documents() {
        return Arbitraries.randomValue(random -> new RandomDocument(random).tree());
    }

    @Provide
    Arbitrary<Mapping> documentsWithoutNull() {
        return Arbitraries.randomValue(random -> new RandomDocument(random).withoutNull());
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.strings().withChars("/~01-aä ").ofMaxLength(5).list().ofMaxSize(5);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void jsonPatchLeadsFromOneDocumentToTheOther(@ForAll("documents") Tree before, @ForAll("documents") Tree after) {
        JsonPatch patch = JsonPatch.between(before, after);

        assertThat(patch.apply(before)).isEqualTo(after);
        assertThat(patch.isEmpty()).isEqualTo(before.equals(after));
        assertThat(patch.operations()).extracting(PatchOperation::verb).isSubsetOf(Verb.ADD, Verb.REMOVE, Verb.REPLACE);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void jsonPatchOfEqualDocumentsIsEmpty(@ForAll("documents") Tree document) {
        assertThat(JsonPatch.between(document, Json.parse(Json.text(document))).operations())
                .isEmpty();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void jsonPatchIsReadAsItWasWritten(@ForAll("documents") Tree before, @ForAll("documents") Tree after) {
        JsonPatch patch = JsonPatch.between(before, after);

        assertThat(JsonPatch.parse(Json.parse(Json.text(patch.toTree())))).isEqualTo(patch);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void mergePatchLeadsFromOneDocumentToTheOther(
            @ForAll("documents") Tree before, @ForAll("documentsWithoutNull") Mapping after) {
        assertThat(MergePatch.apply(before, MergePatch.between(before, after))).isEqualTo(after);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void mergePatchOfEqualMappingsIsEmpty(@ForAll("documentsWithoutNull") Mapping document) {
        assertThat(MergePatch.between(document, document)).isEqualTo(Mapping.empty());
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void pointersAreReadAsTheyWereWritten(@ForAll("tokens") List<String> tokens) {
        var pointer = new JsonPointer(tokens);

        assertThat(JsonPointer.parse(pointer.toString())).isEqualTo(pointer);
    }
}
