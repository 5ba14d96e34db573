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
public final class Trees {
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

    private static final Arbitrary<String> TEXTS =
            Arbitraries.of(FRAGMENTS).list().ofMaxSize(8).map(parts -> String.join("", parts));
    private static final Arbitrary<Tree> TREES = nested(nested(nested(scalars())));

    private Trees() {}

    public static Arbitrary<String> texts() {
        return TEXTS;
    }

    public static Arbitrary<Tree> trees() {
        return TREES;
    }

    private static Arbitrary<Tree> nested(Arbitrary<Tree> inner) {
        Arbitrary<Tree> sequences = inner.list().ofMaxSize(4).map(Sequence::of);
        Arbitrary<Tree> mappings = Arbitraries.maps(TEXTS, inner).ofMaxSize(4).map(Mapping::of);
        return Arbitraries.oneOf(scalars(), sequences, mappings);
    }

    private static Arbitrary<Tree> scalars() {
        return Arbitraries.oneOf(
                TEXTS.map(Text::new),
                Arbitraries.longs().map(Num::of),
                Arbitraries.integers()
                        .map(digits -> Num.parse(BigDecimal.valueOf(digits, 5).toPlainString())),
                Arbitraries.of(Bool.TRUE, Bool.FALSE, Null.NULL));
    }
}
