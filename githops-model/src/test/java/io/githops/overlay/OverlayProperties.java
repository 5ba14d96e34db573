package io.githops.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestWriter;
import io.githops.manifest.Manifests;
import io.githops.model.Kinds;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.TreeVisitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OverlayProperties {

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void givesTheSameBytesInWhateverOrderFilesAreListed(
            @ForAll("repositories") Map<String, String> files, @ForAll long seed) throws IOException {
        Manifests listedSo = read(files, new Random(seed));
        Manifests listedElse = read(files, new Random(~seed));

        assertThat(ManifestWriter.write(listedSo.resources())).isEqualTo(ManifestWriter.write(listedElse.resources()));
        assertThat(listedSo.problems()).isEqualTo(listedElse.problems());
        assertThat(positions(listedSo)).isEqualTo(positions(listedElse));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void changesNothingButWhatAPatchSays(
            @ForAll("data") Map<String, String> base, @ForAll("data") Map<String, String> patch) {
        Resource merged = TestFiles.of("base/a.yaml", configMap("a", base))
                .overlay("bases: [../base]\npatches: [{file: p.yaml}]")
                .with("prod/p.yaml", configMap("a", patch))
                .only();

        Map<String, String> expected = new TreeMap<>(base);
        expected.putAll(patch);
        assertThat(merged.tree().mapping("data")).isEqualTo(Mapping.ofTexts(expected));
        expected.forEach((name, value) -> assertThat(
                        merged.position(FieldPath.of("data", name)).map(Position::file))
                .contains(value.equals(base.get(name)) ? "base/a.yaml" : "prod/p.yaml"));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void comesBackWithThePatchThatSaysTheOldValues(
            @ForAll("data") Map<String, String> base, @ForAll("data") Map<String, String> patch) {
        var undo = new StringBuilder(
                "bases: [../prod]\npatches:\n- target: {kind: ConfigMap, name: a}\n  merge:\n    data:\n");
        patch.keySet().forEach(name -> undo.append("      " + name + ": " + base.getOrDefault(name, "null") + "\n"));

        Manifests undone = TestFiles.of("base/a.yaml", configMap("a", base))
                .overlay("bases: [../base]\npatches: [{file: p.yaml}]")
                .with("prod/p.yaml", configMap("a", patch))
                .overlay("undone", undo.toString())
                .read("undone");

        assertThat(undone.orThrow().get(0).tree().mapping("data")).isEqualTo(Mapping.ofTexts(base));
    }

    @Provide
    Arbitrary<Map<String, String>> data() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d", "e"), Arbitraries.of("red", "green", "blue"))
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(TreeMap::new);
    }

    @Provide
    Arbitrary<Map<String, String>> repositories() {
        Arbitrary<List<String>> names = Arbitraries.of("a", "b", "c", "d", "e", "f")
                .set()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(ArrayList::new);
        return Combinators.combine(names, data(), Arbitraries.of("", "p-"), Arbitraries.of("", "namespace: prod\n"))
                .as(OverlayProperties::repository);
    }

    private static Map<String, String> repository(
            List<String> names, Map<String, String> data, String prefix, String namespace) {
        var files = new TestFiles();
        for (String name : names) {
            files.with((name.compareTo("c") < 0 ? "base/" : "other/deep/") + name + ".yaml", configMap(name, data));
        }
        files.with("other/z.yaml", configMap("z", data)).with("base/z.yaml", configMap("zz", data));
        files.overlay("bases: [../other, ../base]\npatches: [{file: p.yaml}]\nnamePrefix: '" + prefix + "'\n"
                        + namespace)
                .with("prod/p.yaml", configMap(names.get(0), Map.of("a", "patched")))
                .with("prod/own.yaml", configMap("own", data));
        return files.contents();
    }

    private static Manifests read(Map<String, String> files, Random order) throws IOException {
        return Overlays.of(Kinds.harvester()).read("prod", folder -> {
            List<ManifestFile> found = new ArrayList<>();
            files.forEach((path, content) -> {
                if (Folders.isWithin(folder, path)) {
                    found.add(ManifestFile.of(path, content));
                }
            });
            Collections.shuffle(found, order);
            return Optional.of(found);
        });
    }

    private static List<Optional<Position>> positions(Manifests manifests) {
        List<Optional<Position>> positions = new ArrayList<>();
        for (Resource resource : manifests.resources()) {
            resource.tree().walk((path, value) -> {
                positions.add(resource.position(path.get()));
                return TreeVisitor.Next.INSIDE;
            });
        }
        return positions;
    }

    private static String configMap(String name, Map<String, String> data) {
        return ManifestWriter.write(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", Mapping.of("name", new Text(name), "namespace", new Text("shop")))
                .put("data", Mapping.ofTexts(data))
                .build());
    }
}
