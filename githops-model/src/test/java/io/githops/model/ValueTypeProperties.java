package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Timestamp.Precision;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for each of the types that keep the spelling they were read in. */
class ValueTypeProperties {
    @Property
    void durationsAreReadAsTheyArePrinted(@ForAll long one, @ForAll long other) {
        var first = GoDuration.of(Duration.ofNanos(one));
        var second = GoDuration.of(Duration.ofNanos(other));

        holds(GoDuration::parse, GoDuration::canonical, first, second);
        assertThat(first.duration()).isEqualTo(Duration.ofNanos(one));
    }

    @Property
    void timestampsAreReadAsTheyArePrinted(
            @ForAll @LongRange(min = -62167219200L, max = 253402300799L) long one,
            @ForAll @IntRange(max = 999_999) int micros,
            @ForAll Precision precision) {
        var first = Timestamp.of(Instant.ofEpochSecond(one, micros * 1000L), precision);
        var second = Timestamp.of(Instant.ofEpochSecond(one));

        holds(Timestamp::parse, Timestamp::canonical, first, second);
    }

    @Property
    void macAddressesAreReadAsTheyArePrinted(@ForAll("macAddresses") String one, @ForAll("macAddresses") String other) {
        holds(MacAddress::parse, MacAddress::canonical, MacAddress.parse(one), MacAddress.parse(other));
    }

    @Property
    void ipAddressesAreReadAsTheyArePrinted(@ForAll("octets") byte[] one, @ForAll("octets") byte[] other) {
        holds(IpAddress::parse, IpAddress::canonical, IpAddress.of(one), IpAddress.of(other));
    }

    @Property
    void networksAreReadAsTheyArePrinted(@ForAll("cidrs") Cidr one, @ForAll("cidrs") Cidr other) {
        holds(Cidr::parse, Cidr::canonical, one, other);
    }

    @Property
    void networksContainWhatHasTheirPrefix(@ForAll("cidrs") Cidr cidr, @ForAll("octets") byte[] octets) {
        var address = IpAddress.of(octets);

        assertThat(cidr.contains(cidr.address())).isTrue();
        assertThat(cidr.network().isNetwork()).isTrue();
        assertThat(cidr.contains(cidr.network()) && cidr.network().contains(cidr))
                .isTrue();
        assertThat(cidr.contains(address))
                .isEqualTo(address.isIpv4() == cidr.address().isIpv4()
                        && Cidr.of(address, cidr.prefixLength()).network().equals(cidr.network()));
    }

    @Property
    void numbersAndTextsAreReadAsTheyArePrinted(@ForAll int number, @ForAll @Size(max = 5) String text) {
        assertThat(IntOrString.parse(IntOrString.of(number).toString())).isEqualTo(IntOrString.of(number));
        assertThat(IntOrString.parse(text))
                .hasToString(
                        IntOrString.parse(text).number().isPresent() ? Integer.toString(Integer.parseInt(text)) : text);
    }

    private static <T extends Comparable<T>> void holds(
            Function<String, T> parse, Function<T, String> canonical, T one, T other) {
        T again = parse.apply(canonical.apply(one));
        assertThat(again).isEqualTo(one).hasSameHashCodeAs(one).isEqualByComparingTo(one);
        assertThat(canonical.apply(again)).isEqualTo(canonical.apply(one)).isEqualTo(again.toString());
        assertThat(parse.apply(one.toString())).isEqualTo(one);
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
    }

    @Provide
    Arbitrary<String> macAddresses() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(6)
                .flatMap(octets -> Arbitraries.of(
                        HexFormat.ofDelimiter(":").formatHex(octets),
                        HexFormat.ofDelimiter("-").withUpperCase().formatHex(octets)));
    }

    @Provide
    Arbitrary<byte[]> octets() {
        Arbitrary<Byte> bytes =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just((byte) 0)), Tuple.of(2, Arbitraries.bytes()));
        return Arbitraries.of(List.of(4, 16))
                .flatMap(size -> bytes.array(byte[].class).ofSize(size));
    }

    @Provide
    Arbitrary<Cidr> cidrs() {
        return octets().map(IpAddress::of)
                .flatMap(address -> Arbitraries.integers()
                        .between(0, address.isIpv4() ? 32 : 128)
                        .map(length -> Cidr.of(address, length)));
    }
}
