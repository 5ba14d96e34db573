package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @ParameterizedTest
    @CsvSource({
        "00:00:5e:00:53:01, 00:00:5e:00:53:01",
        "00-00-5E-00-53-01, 00:00:5e:00:53:01",
        "0000.5e00.5301, 00:00:5e:00:53:01",
        "AB:cd:EF:ab:CD:ef, ab:cd:ef:ab:cd:ef",
        "ff:ff:ff:ff:ff:ff, ff:ff:ff:ff:ff:ff",
    })
    void isReadInEachFormAndPrintedWithColons(String text, String canonical) {
        assertThat(MacAddress.parse(text)).hasToString(text);
        assertThat(MacAddress.parse(text).canonical()).isEqualTo(canonical);
        assertThat(MacAddress.parse(text))
                .isEqualTo(MacAddress.parse(canonical))
                .hasSameHashCodeAs(MacAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00:00:5e:00:53",
                "00:00:5e:00:53:0g",
                "00:00-5e:00:53:01",
                "0:0:5e:0:53:1",
                "00005e005301",
                "00:00:5e:00:53:01:",
                "0000.5e00",
                "0000:5e00:5301",
                "01.02.03.04.05.06",
                " 00:00:5e:00:53:01"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.parse(text))
                .withMessage("found \"" + text + "\", not six octets in hexadecimal;"
                        + " expected a MAC address such as 02:42:ac:11:00:02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02:00:5e:10:00:00:00:01",
                "02-00-5e-10-00-00-00-01",
                "0200.5e10.0000.0001",
                "00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01"
            })
    void refusesTheLongerAddressesThatGoReads(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.parse(text))
                .withMessageContaining("more than six octets");
    }

    @Test
    void readsStringsOnly() {
        assertThat(MacAddress.from(new Text("02:42:ac:11:00:02"))).hasToString("02:42:ac:11:00:02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.from(Num.of(2)))
                .withMessage("found a number; expected a MAC address such as 02:42:ac:11:00:02");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:5e:00:53:01, false, false",
        "02:42:ac:11:00:02, false, true",
        "01:00:5e:00:00:fb, true, false",
        "ff:ff:ff:ff:ff:ff, true, true",
    })
    void tellsGroupsAndChosenAddresses(String text, boolean multicast, boolean local) {
        assertThat(MacAddress.parse(text).isMulticast()).isEqualTo(multicast);
        assertThat(MacAddress.parse(text).isLocallyAdministered()).isEqualTo(local);
    }

    @Test
    void isOrderedByBits() {
        assertThat(MacAddress.parse("80:00:00:00:00:00")).isGreaterThan(MacAddress.parse("7F-FF-FF-FF-FF-FF"));
    }
}
