package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlainQuantityProperties {
    @Property
    void agreeWithTheFullReader(@ForAll("texts") String text) {
        Quantity plain = PlainQuantity.parse(text);

        if (plain != null) {
            Quantity full = QuantityText.parseAny(text);
            assertThat(plain).isEqualTo(full).hasToString(full.toString());
            assertThat(plain.notation()).isEqualTo(full.notation());
            assertThat(plain.plus(full)).hasToString(full.plus(full).toString());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 12_000_000_000L);
        Arbitrary<String> suffixes = Arbitraries.of(
                "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "i", "x", "e3");
        return Combinators.combine(numbers, suffixes).as((number, suffix) -> number + suffix);
    }
}
