package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Positions;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ManifestReaderProperties {
    private static final String HEAD = "apiVersion: v1\nkind: T\nmetadata: {name: a}\nspec:\n";
    private static final ManifestReader READER = ManifestReader.of(Kinds.none());

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Trees.texts().list().ofMaxSize(6).map(parts -> String.join("\n  ", parts)),
                Arbitraries.strings().ofMaxLength(40),
                Trees.texts().map(text -> "{\"a\": " + text));
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
    }

    @Provide
    Arbitrary<Tree> trees() {
        return Trees.trees();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyTextIsReadOrReported(@ForAll("texts") String text) {
        Manifests manifests =
                READER.read(List.of(ManifestFile.of("f.yaml", HEAD + "  " + text), ManifestFile.of("g", text)));

        assertThat(manifests.problems())
                .allSatisfy(problem -> assertThat(problem.position()).isNotNull());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyBytesAreReadOrReported(@ForAll("bytes") byte[] content) {
        Manifests manifests = READER.read(List.of(new ManifestFile("f.yaml", content)));

        assertThat(manifests.resources()).isEmpty();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyFieldHasAPositionWithinTheFile(@ForAll("trees") Tree tree) {
        String written = HEAD.replace("spec:\n", "") + ManifestWriter.write(Mapping.of("spec", tree));
        Resource resource = READER.read(List.of(ManifestFile.of("f.yaml", written)))
                .orThrow()
                .get(0);

        assertPlaced(resource.tree(), FieldPath.root(), resource.positions(), written.split("\n", -1));
    }

    private static void assertPlaced(Tree tree, FieldPath path, Positions positions, String[] lines) {
        assertThat(positions.of(path)).hasValueSatisfying(position -> {
            assertThat(position.line()).isBetween(1, lines.length);
            assertThat(position.column()).isBetween(1, lines[position.line() - 1].length() + 1);
        });
        if (tree instanceof Mapping mapping) {
            mapping.forEach((name, value) -> assertPlaced(value, path.field(name), positions, lines));
        } else if (tree instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size(); i++) {
                assertPlaced(sequence.get(i), path.item(i), positions, lines);
            }
        }
    }
}
