package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;

class QuantityProperties {

    @Property
    void storedTextHasTheSameValue(@ForAll("texts") String text) {
        Quantity quantity = Quantity.parse(text);

        assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
    }

    @Property
    void storedTextIsStoredUnchanged(@ForAll("texts") String text) {
        String stored = Quantity.parse(text).toString();

        assertThat(Quantity.parse(stored)).hasToString(stored);
    }

    @Property
    void equalQuantitiesHaveEqualHashes(
            @ForAll("texts") String text, @ForAll("decimalNotations") Quantity.Notation notation) {
        Quantity quantity = Quantity.parse(text);
        Quantity rewritten =
                Quantity.parse(Quantity.of(quantity.value(), notation).toString());

        assertThat(rewritten).isEqualTo(quantity).hasSameHashCodeAs(quantity).isEqualByComparingTo(quantity);
    }

    @Property
    void subtractionUndoesAddition(@ForAll("texts") String one, @ForAll("texts") String other) {
        Quantity start = Quantity.parse(one);
        Quantity step = Quantity.parse(other);

        assertThat(start.plus(step).minus(step)).isEqualTo(start);
    }

    @Property
    void keepsValuesDownToABillionth(@ForAll @BigRange(min = "-1e15", max = "1e15") BigDecimal value) {
        BigDecimal exact = value.setScale(Math.min(value.scale(), 9), RoundingMode.DOWN);

        assertThat(Quantity.parse(Quantity.of(exact, Quantity.Notation.DECIMAL).toString())
                        .value())
                .isEqualByComparingTo(exact);
    }

    @Provide
    Arbitrary<String> texts() {
        return Combinators.combine(
                        Arbitraries.of("", "+", "-"),
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.strings().numeric().ofMaxLength(11).map(part -> part.isEmpty() ? "" : "." + part),
                        Arbitraries.of(
                                "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei",
                                "e3", "E-2", "e+7", "e21"))
                .as((sign, whole, part, suffix) -> sign + whole + part + suffix);
    }

    @Provide
    Arbitrary<Quantity.Notation> decimalNotations() {
        return Arbitraries.of(Quantity.Notation.DECIMAL, Quantity.Notation.EXPONENT);
    }
}
