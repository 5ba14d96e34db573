package io.githops.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.model.binding.RefusedValueException;
import io.githops.tree.Tree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address: {@code 192.168.1.10}, {@code fd00::10}. Immutable and thread-safe; never asks a name server.
 *
 * <p>{@link #toString} is the text it was made from, so that a view writes back what it read. Two addresses are equal when
 * their bits are, however they were written. An IPv4 address that is written as IPv6, {@code ::ffff:192.168.1.10}, is the
 * IPv4 address.
 *
 * @see <a href="https://pkg.go.dev/net#ParseIP">Go, net.ParseIP</a>
 */
public final class IpAddress implements Comparable<IpAddress> {
    static final String EXPECTED = "an IP address such as 192.168.1.10 or fd00::10";
    static final int IPV4_BYTES = 4;
    static final int IPV6_BYTES = 16;

    private final byte[] bytes;
    private final String text;

    IpAddress(byte[] bytes, String text) {
        this.bytes = bytes;
        this.text = text;
    }

    /**
     * An address from its text. Numbers of IPv4 have no leading zeros, and IPv6 has no zone such as {@code %eth0}.
     *
     * @throws IllegalArgumentException when the text is no address; names the text and the fault
     */
    public static IpAddress parse(String text) {
        return new IpAddress(unmapped(new IpAddressText(text, EXPECTED).bytes()), text);
    }

    /**
     * An address from a manifest, where it is a string.
     *
     * @throws IllegalArgumentException when the tree is none, or no address
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IpAddress from(Tree tree) {
        return parse(Refused.text(tree, EXPECTED));
    }

    /**
     * An address of four or sixteen octets, in its canonical spelling.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static IpAddress of(byte[] octets) {
        if (octets.length != IPV4_BYTES && octets.length != IPV6_BYTES) {
            throw new RefusedValueException(octets.length + " octets", "4 or 16");
        }
        byte[] bytes = unmapped(octets.clone());
        return new IpAddress(bytes, CanonicalIpAddress.text(bytes));
    }

    private static byte[] unmapped(byte[] written) {
        return isMapped(written) ? Arrays.copyOfRange(written, IPV6_BYTES - IPV4_BYTES, IPV6_BYTES) : written;
    }

    /** Whether it is an IPv4 address in the room of IPv6: ten octets of zeros and two of ones before it. */
    static boolean isMapped(byte[] written) {
        return written.length > IPV4_BYTES
                && Arrays.equals(written, 0, 10, new byte[10], 0, 10)
                && written[10] == -1
                && written[11] == -1;
    }

    public boolean isIpv4() {
        return bytes.length == IPV4_BYTES;
    }

    public boolean isIpv6() {
        return !isIpv4();
    }

    /** Four of them or sixteen, as {@link java.net.InetAddress#getByAddress(byte[])} takes them. */
    public byte[] octets() {
        return bytes.clone();
    }

    /** The spelling of RFC 5952: lower case, no leading zeros, the first longest run of two or more zeros as {@code ::}. */
    public String canonical() {
        return CanonicalIpAddress.text(bytes);
    }

    /** IPv4 before IPv6, then by bits. */
    @Override
    public int compareTo(IpAddress other) {
        return bytes.length == other.bytes.length
                ? Arrays.compareUnsigned(bytes, other.bytes)
                : Integer.compare(bytes.length, other.bytes.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The text it was made from. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
