package io.githops.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.Trees;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldPathProperties {
    private static final Arbitrary<String> NAMES = Arbitraries.oneOf(
            Trees.texts(),
            Arbitraries.strings().ofMaxLength(6),
            Arbitraries.of("true", "null", "-1", "0", "1e5", "$a", "a/b", "a.b", "\b\f\u2028\uD800", "[*]", ""));

    private static final Arbitrary<Tree> VALUES = Arbitraries.oneOf(
            NAMES.map(Text::new),
            Arbitraries.of("0", "-0", "1.50", "1e5", "1E+5", "-2.5e-3", "12345678901234567890")
                    .map(Num::parse),
            Arbitraries.of(Bool.TRUE, Bool.FALSE, Null.NULL),
            Trees.trees());

    private static final Arbitrary<PathElement> ELEMENTS = Arbitraries.oneOf(
            NAMES.map(PathElement.Field::new),
            Arbitraries.maps(NAMES, VALUES).ofMaxSize(3).map(PathElement.Key::of),
            VALUES.map(PathElement.Value::new),
            Arbitraries.integers().map(PathElement.Index::new));

    @Provide
    Arbitrary<FieldPath> paths() {
        return ELEMENTS.list().ofMaxSize(5).map(FieldPath::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b0", ".", "[", "]", "=", ",", "\"", "\\", "\\u00", "1", "-", "{", "}", "null", " ")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whatIsPrintedIsParsedAsTheSamePath(@ForAll("paths") FieldPath path) {
        assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void anyTextIsAPathOrRefusedByItsCharacter(@ForAll("texts") String text) {
        try {
            FieldPath path = FieldPath.parse(text);

            assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("field path ").hasMessageContaining("at character ");
        }
    }
}
