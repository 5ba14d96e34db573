package io.githops.manifest;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Draws trees and strings that are hard to write and read. */
final class Trees {
    private static final String[] FRAGMENTS = {
        "a",
        "b",
        "1",
        "0",
        "7",
        ".",
        "-",
        "_",
        ":",
        "#",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "\r",
        "'",
        "\"",
        "\\",
        "|",
        ">",
        "&",
        "*",
        "!",
        "!!str ",
        "%",
        "@",
        "`",
        "[",
        "]",
        "{",
        "}",
        ",",
        "?",
        "~",
        "=",
        "<<",
        "yes",
        "null",
        "0x",
        "1e",
        ".inf",
        ": ",
        " #",
        "- ",
        "---",
        "...",
        "\u0000",
        "\u0007",
        "\u0085",
        "\u00a0",
        "\u00e9",
        "\u2028",
        "\ufeff",
        "\uffff",
        "\uD83D\uDE00"
    };

    private Trees() {}

    static Arbitrary<String> texts() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(8).map(parts -> String.join("", parts));
    }

    static Arbitrary<Tree> any() {
        return Arbitraries.lazyOf(Trees::scalars, Trees::scalars, Trees::sequences, Trees::mappings);
    }

    static Arbitrary<Tree> mappings() {
        return Arbitraries.maps(texts(), Arbitraries.lazy(Trees::any))
                .ofMaxSize(4)
                .map(Mapping::of);
    }

    private static Arbitrary<Tree> sequences() {
        return Arbitraries.lazy(Trees::any).list().ofMaxSize(4).map(Sequence::of);
    }

    private static Arbitrary<Tree> scalars() {
        return Arbitraries.oneOf(
                texts().map(Text::new),
                Arbitraries.longs().map(Num::of),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e9"), new BigDecimal("1e9"))
                        .ofScale(5)
                        .map(number -> Num.parse(number.toPlainString())),
                Arbitraries.of(Bool.TRUE, Bool.FALSE, Null.NULL));
    }
}
