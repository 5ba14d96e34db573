package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 192.168.1.0/24, 192.168.1.0/24",
        "192.168.1.10/24, 192.168.1.10/24, 192.168.1.0/24",
        "192.168.1.10/32, 192.168.1.10/32, 192.168.1.10/32",
        "10.11.12.13/0, 10.11.12.13/0, 0.0.0.0/0",
        "10.255.255.255/9, 10.255.255.255/9, 10.128.0.0/9",
        "10.0.0.0/08, 10.0.0.0/8, 10.0.0.0/8",
        "2001:DB8:0::1/48, 2001:db8::1/48, 2001:db8::/48",
        "fd00::ffff/127, fd00::ffff/127, fd00::fffe/127",
        "::/0, ::/0, ::/0",
        "::ffff:10.1.2.3/104, 10.1.2.3/8, 10.0.0.0/8",
        "::ffff:10.1.2.3/96, 10.1.2.3/0, 0.0.0.0/0",
    })
    void isReadAsGoDoesAndPrintedCanonically(String text, String canonical, String network) {
        var cidr = Cidr.parse(text);

        assertThat(cidr).hasToString(text).isEqualTo(Cidr.parse(canonical));
        assertThat(cidr.canonical()).isEqualTo(canonical);
        assertThat(cidr.network()).hasToString(network);
        assertThat(cidr.isNetwork()).isEqualTo(canonical.equals(network));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0, no prefix length",
        "192.168.1.0/33, the prefix length is no number from 0 to 32",
        "192.168.1.0/, the prefix length is no number",
        "192.168.1.0/-1, the prefix length is no number",
        "192.168.1.0/+8, the prefix length is no number",
        "192.168.1.0/24/8, the prefix length is no number",
        "192.168.1.0/255.255.255.0, the prefix length is no number",
        "192.168.1.0/ 8, the prefix length is no number",
        "::/129, the prefix length is no number from 0 to 128",
        "/24, not four numbers between dots",
        "192.168.1/24, not four numbers between dots",
        "192.168.01.0/24, a number with leading zeros",
        "fe80::%eth0/64, an address with a zone",
        "::ffff:10.0.0.0/95, an IPv4 address as IPv6 with a prefix below 96",
    })
    void refusesWhatIsNone(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessageStartingWith(
                        "found \"" + text.substring(0, text.length() - 2).replaceFirst("/.*", ""))
                .withMessageContaining(fault)
                .withMessageEndingWith("; expected an address and a prefix length such as 192.168.1.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 192.168.1.0, true",
        "192.168.1.0/24, 192.168.1.255, true",
        "192.168.1.77/24, 192.168.1.1, true",
        "192.168.1.0/24, 192.168.2.0, false",
        "192.168.1.0/24, ::ffff:192.168.1.9, true",
        "192.168.1.128/25, 192.168.1.127, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
    })
    void containsTheAddressesThatShareItsPrefix(String cidr, String address, boolean contained) {
        assertThat(Cidr.parse(cidr).contains(IpAddress.parse(address))).isEqualTo(contained);
    }

    @Test
    void containsNarrowerNetworksAndOverlapsWiderOnes() {
        var wide = Cidr.parse("10.0.0.0/8");
        var narrow = Cidr.parse("10.9.0.0/16");

        assertThat(wide.contains(narrow)).isTrue();
        assertThat(narrow.contains(wide)).isFalse();
        assertThat(narrow.overlaps(wide)).isTrue();
        assertThat(narrow.overlaps(Cidr.parse("10.8.0.0/16"))).isFalse();
    }

    @Test
    void isMadeFromItsParts() {
        assertThat(Cidr.of(IpAddress.parse("FD00::1"), 8)).hasToString("fd00::1/8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(IpAddress.parse("10.0.0.0"), 33))
                .withMessageContaining("found \"10.0.0.0/33\"");
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.of(IpAddress.parse("10.0.0.0"), -1));
    }

    @Test
    void readsStringsOnly() {
        assertThat(Cidr.from(new Text("10.0.0.0/8")).prefixLength()).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.from(Mapping.empty()))
                .withMessageStartingWith("found a mapping; expected an address");
    }

    @Test
    void tellsAnAddressInANetworkFromTheNetwork() {
        assertThat(Cidr.parse("10.0.0.1/8")).isNotEqualTo(Cidr.parse("10.0.0.0/8"));
        assertThat(Cidr.parse("10.0.0.1/8").network()).isEqualTo(Cidr.parse("10.0.0.0/8"));
    }

    @Test
    void isOrderedByFamilyNetworkLengthAndAddress() {
        var ordered = Stream.of("9.0.0.0/16", "10.0.0.0/8", "10.0.0.1/8", "10.0.0.0/16", "10.1.0.0/8", "::/0")
                .map(Cidr::parse)
                .sorted();

        assertThat(ordered)
                .extracting(Cidr::toString)
                .containsExactly("9.0.0.0/16", "10.0.0.0/8", "10.0.0.1/8", "10.1.0.0/8", "10.0.0.0/16", "::/0");
    }
}
