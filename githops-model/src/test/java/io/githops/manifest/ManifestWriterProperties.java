package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ManifestWriterProperties {

    @Provide
    Arbitrary<Tree> trees() {
        return Trees.trees();
    }

    @Provide
    Arbitrary<String> texts() {
        return Trees.texts();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadAsTheSameTree(@ForAll("trees") Tree tree) {
        Mapping manifest = Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "T")
                .put("metadata", Mapping.ofTexts(Map.of("name", "a")))
                .put("spec", tree)
                .build();

        List<Resource> read = ManifestReader.of(Kinds.none())
                .read(List.of(ManifestFile.of("f.yaml", ManifestWriter.write(manifest))))
                .orThrow();

        assertThat(read).containsExactly(Resource.of(manifest));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void otherReadersOfYamlReadTheSameStrings(@ForAll("texts") String text) {
        String written = ManifestWriter.write(Mapping.ofTexts(Map.of("a", text)));

        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(written);

        assertThat(read).isEqualTo(Map.of("a", text));
    }
}
