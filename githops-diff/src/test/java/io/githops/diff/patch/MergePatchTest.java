package io.githops.diff.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergePatchTest {
    /** All of RFC 7386, appendix A. */
    static List<PatchExample> examples() throws IOException {
        return PatchExample.read("merge-patch.json");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesWhatTheStandardSays(PatchExample example) {
        assertThat(MergePatch.apply(example.tree("document"), example.tree("patch")))
                .isEqualTo(example.tree("result"));
    }

    @Test
    void keepsMappingsMappings() {
        Mapping merged = MergePatch.apply(Mapping.empty(), (Mapping) json("{'a':{'b':null,'c':1}}"));

        assertThat(merged).isEqualTo(json("{'a':{'c':1}}"));
    }

    @Test
    void takesListsAsTheyAre() {
        assertThat(MergePatch.apply(json("{}"), json("{'a':[null,{'b':null}]}")))
                .isEqualTo(json("{'a':[null,{'b':null}]}"));
    }

    @Test
    void saysOnlyWhatDiffers() {
        Tree patch = MergePatch.between(
                json("{'a':1,'b':{'c':1,'d':[1,2],'e':null},'f':0}"),
                json("{'a':1,'b':{'d':[2],'e':null},'g':{'h':1}}"));

        assertThat(Json.text(patch)).isEqualTo(Json.text(json("{'f':null,'b':{'c':null,'d':[2]},'g':{'h':1}}")));
    }

    @Test
    void isTheWholeDocumentWhereThatIsNoMapping() {
        assertThat(MergePatch.between(json("{'a':1}"), json("[null]"))).isEqualTo(json("[null]"));
    }

    @Test
    void cannotSetAnExplicitNull() {
        assertThatThrownBy(() -> MergePatch.between(json("{'spec':{}}"), json("{'spec':{'x':{'run/ning':null}}}")))
                .isInstanceOf(PatchException.class)
                .hasMessage("/spec/x/run~1ning: found an explicit null; expected a value, or no entry."
                        + " Use a JSON patch, or leave the entry out (GH1424)");
    }

    private static Tree json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
