package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LateBindingProperties {
    private static final LateBinding BINDING = LateBinding.of(Kinds.harvester());
    private static final FieldPath PLACE = FieldPath.of("data", "x");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void markedTextComesOutAsItWas(@ForAll("texts") String text) {
        String marked = text.replaceAll("githops(\\.+)ref\\(", "githops.$1ref(");

        BoundResource bound = BINDING.bind(configMap(marked), id -> Optional.empty());

        assertThat(bound.values()).isEmpty();
        assertThat(bound.resource().at(PLACE)).contains(new Text(text));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyTextIsBoundOrComplainedAbout(@ForAll("texts") String text) {
        List<Problem> problems = new ArrayList<>();
        Resource manifest = configMap(text);

        BINDING.check(manifest, problems::add);
        BoundResource bound = BINDING.bind(manifest, id -> Optional.of(object("value")));

        if (problems.isEmpty() && bound.unresolved().isEmpty()) {
            Tree result = bound.resource().at(PLACE).orElseThrow();
            assertThat(BINDING.values(manifest)).hasSameSizeAs(bound.values());
            assertThat(result).isInstanceOf(Text.class);
        } else {
            assertThat(bound.resource().at(PLACE)).contains(new Text(text));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyValueKeepsJsonAroundItReadable(@ForAll("texts") String value) {
        String json = "{\"a\":[\"githops.ref(ConfigMap/other:data.x)\",\"b githops.ref(ConfigMap/other:data.x)\"]}";

        BoundResource bound = BINDING.bind(configMap(json), id -> Optional.of(object(value)));

        String text = ((Text) bound.resource().at(PLACE).orElseThrow()).value();
        assertThat(((Mapping) Json.parse(text)).sequence("a").texts()).containsExactly(value, "b " + value);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "githops",
                        ".",
                        "..",
                        "ref(",
                        "ConfigMap/other",
                        ":",
                        "data.x",
                        ")",
                        "githops.ref(",
                        " ",
                        "x",
                        "\"")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static Mapping object(String value) {
        return configMap(value).tree();
    }

    private static Resource configMap(String text) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", Mapping.ofTexts(Map.of("name", "taker", "namespace", "demo")))
                .put("data", Mapping.of("x", new Text(text)))
                .build());
    }
}
