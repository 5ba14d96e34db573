package io.githops.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Tree;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An address with the length of its network's prefix: {@code 192.168.1.0/24}, {@code fd00::/8}. It names the network, or an
 * address in it as in {@code 192.168.1.10/24}. Immutable and thread-safe.
 *
 * <p>{@link #toString} is the text it was made from, so that a view writes back what it read. Two are equal when both their
 * addresses and lengths are: {@code 192.168.1.10/24} does not equal {@code 192.168.1.0/24}, while their {@link #network}s
 * are equal.
 *
 * @see <a href="https://pkg.go.dev/net#ParseCIDR">Go, net.ParseCIDR</a>
 */
public final class Cidr implements Comparable<Cidr> {
    static final String EXPECTED = "an address and a prefix length such as 192.168.1.0/24";

    private static final Comparator<Cidr> ORDER = Comparator.<Cidr, IpAddress>comparing(cidr -> cidr.first())
            .thenComparing(Cidr::prefixLength)
            .thenComparing(Cidr::address);

    private final IpAddress address;
    private final int prefixLength;
    private final String text;

    Cidr(IpAddress address, int prefixLength, String text) {
        this.address = address;
        this.prefixLength = prefixLength;
        this.text = text;
    }

    /**
     * An address and prefix length from their text. A network of IPv4 that is written as IPv6, such as
     * {@code ::ffff:10.0.0.0/104}, is the IPv4 network {@code 10.0.0.0/8}; shorter prefixes of such an address are refused.
     *
     * @throws IllegalArgumentException when the text is none; names the text and the fault
     */
    public static Cidr parse(String text) {
        return new CidrText(text).parse();
    }

    /**
     * An address and prefix length from a manifest, where they are a string.
     *
     * @throws IllegalArgumentException when the tree is none, or its text is not of that form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Cidr from(Tree tree) {
        return parse(Refused.text(tree, EXPECTED));
    }

    /**
     * The canonical spelling of an address and a prefix length.
     *
     * @throws IllegalArgumentException when the length is negative or the address has fewer bits
     */
    public static Cidr of(IpAddress address, int prefixLength) {
        String text = address.canonical() + "/" + prefixLength;
        if (prefixLength < 0 || prefixLength > bits(address)) {
            throw CidrText.badLength(text, bits(address));
        }
        return new Cidr(address, prefixLength, text);
    }

    private static int bits(IpAddress address) {
        return (address.isIpv4() ? IpAddress.IPV4_BYTES : IpAddress.IPV6_BYTES) * Byte.SIZE;
    }

    /** The address as it was written, which need not be the first of the network. */
    public IpAddress address() {
        return address;
    }

    /** How many of the leading bits are the network's. */
    public int prefixLength() {
        return prefixLength;
    }

    /** The network alone, all bits behind the prefix zero, in canonical spelling. */
    public Cidr network() {
        return of(first(), prefixLength);
    }

    /** Whether no bit behind the prefix is set. */
    public boolean isNetwork() {
        return address.equals(first());
    }

    /** Whether an address is in the network; one of the other family never is. */
    public boolean contains(IpAddress candidate) {
        return candidate.isIpv4() == address.isIpv4() && masked(candidate).equals(first());
    }

    /** Whether all addresses of another network are in this one. */
    public boolean contains(Cidr other) {
        return other.prefixLength >= prefixLength && contains(other.address);
    }

    /** Whether an address is in both networks. */
    public boolean overlaps(Cidr other) {
        return contains(other.address) || other.contains(address);
    }

    private IpAddress first() {
        return masked(address);
    }

    private IpAddress masked(IpAddress whole) {
        byte[] bytes = whole.octets();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, prefixLength - i * Byte.SIZE));
            bytes[i] &= (byte) (0xff00 >> kept);
        }
        return IpAddress.of(bytes);
    }

    /** The canonical address and the length without leading zeros. */
    public String canonical() {
        return address.canonical() + "/" + prefixLength;
    }

    /** IPv4 before IPv6, then by the network's address, by length, and by address. */
    @Override
    public int compareTo(Cidr other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr that && address.equals(that.address) && prefixLength == that.prefixLength;
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + prefixLength;
    }

    /** The text it was made from. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
