package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {

    /** IPv6 as RFC 5952 prints it. */
    @ParameterizedTest
    @CsvSource({
        "192.168.1.10, 192.168.1.10",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8::1, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "0:0:0:0:0:0:0:0, ::",
        "::ffff:192.168.1.10, 192.168.1.10",
        "::FFFF:c0a8:10a, 192.168.1.10",
        "::192.168.1.10, ::c0a8:10a",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    })
    void isReadAsGoDoesAndPrintedCanonically(String text, String canonical) {
        var address = IpAddress.parse(text);

        assertThat(address).hasToString(text).isEqualTo(IpAddress.parse(canonical));
        assertThat(address.canonical()).isEqualTo(canonical);
        assertThat(IpAddress.of(address.octets())).isEqualTo(address).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "'', not four numbers between dots",
        "10.0.0, not four numbers between dots",
        "10.0.0.1., not four numbers between dots",
        "localhost, not four numbers between dots",
        "10.0.0.256, \"256\" is no number from 0 to 255",
        "10.0.0.-1, \"-1\" is no number from 0 to 255",
        "10.0.0., \"\" is no number from 0 to 255",
        "10.0.0.01, a number with leading zeros",
        "010.0.0.1, a number with leading zeros",
        "fe80::1%eth0, an address with a zone",
        "1:2:3:4:5:6:7, not eight groups between colons",
        "1:2:3:4:5:6:7:8:9, not eight groups between colons",
        "1:2:3:4::5:6:7:8, \"::\" where no group is missing",
        "1::2::3, is no group of one to four hexadecimal digits",
        ":::, is no group of one to four hexadecimal digits",
        ":1:2:3:4:5:6:7, is no group of one to four hexadecimal digits",
        "1:2:3:4:5:6:7:, is no group of one to four hexadecimal digits",
        "12345::, \"12345\" is no group of one to four hexadecimal digits",
        "g::, \"g\" is no group of one to four hexadecimal digits",
        "::1.2.3, not four numbers between dots",
        "::1.2.3.04, a number with leading zeros",
        "1:2:3:4:5:6:7:1.2.3.4, not eight groups between colons",
        "1.2.3.4::, is no group of one to four hexadecimal digits",
        "192.168.1.0/24, \"0/24\" is no number from 0 to 255",
    })
    void refusesWhatIsNoAddress(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(text))
                .withMessageStartingWith("found \"" + text + "\", ")
                .withMessageContaining(fault)
                .withMessageEndingWith("; expected an IP address such as 192.168.1.10 or fd00::10");
    }

    @Test
    void refusesEndlessTextWithoutPrintingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(":".repeat(100_000)))
                .withMessageStartingWith("found a text of 100000 characters, too long; expected");
    }

    @Test
    void readsStringsOnly() {
        assertThat(IpAddress.from(new Text("::1"))).hasToString("::1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.from(Num.parse("10.0")))
                .withMessageStartingWith("found a number; expected an IP address");
    }

    @Test
    void refusesAnyOtherNumberOfOctets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.of(new byte[5]))
                .withMessage("found 5 octets; expected 4 or 16");
    }

    @Test
    void tellsItsFamily() {
        assertThat(IpAddress.parse("::ffff:10.0.0.1").isIpv4()).isTrue();
        assertThat(IpAddress.parse("::10.0.0.1").isIpv6()).isTrue();
    }

    @Test
    void isOrderedByFamilyAndBits() {
        assertThat(IpAddress.parse("9.255.255.255"))
                .isLessThan(IpAddress.parse("10.0.0.0"))
                .isLessThan(IpAddress.parse("200.0.0.0"))
                .isLessThan(IpAddress.parse("::"));
    }
}
