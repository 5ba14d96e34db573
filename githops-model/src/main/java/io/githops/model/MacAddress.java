package io.githops.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Tree;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hardware address of a network interface: 48 bits, such as {@code 02:42:ac:11:00:02}. Immutable and thread-safe.
 *
 * <p>{@link #toString} is the text it was made from, so that a view writes back what it read. Two addresses are equal when
 * their bits are, however they were written.
 *
 * @see <a href="https://pkg.go.dev/net#ParseMAC">Go, net.ParseMAC</a>, which takes longer addresses as well
 */
public final class MacAddress implements Comparable<MacAddress> {
    static final String EXPECTED = "a MAC address such as 02:42:ac:11:00:02";

    private static final Pattern FORM =
            Pattern.compile("(?:HH(?::HH){5}|HH(?:-HH){5}|HHHH(?:\\.HHHH){2})".replace("H", "[0-9A-Fa-f]"));
    private static final Pattern LONGER =
            Pattern.compile("HH([:-])HH(?:\\1HH){5,}|HHHH(?:\\.HHHH){3,}".replace("H", "[0-9A-Fa-f]"));
    private static final HexFormat OCTETS = HexFormat.ofDelimiter(":");
    private static final int MULTICAST = 1;
    private static final int LOCAL = 2;

    private final long bits;
    private final String text;

    private MacAddress(long bits, String text) {
        this.bits = bits;
        this.text = text;
    }

    /**
     * An address from its text: six octets between colons or dashes, or three groups of two octets between dots.
     *
     * @throws IllegalArgumentException when the text is no address of 48 bits; names the text and the fault
     */
    public static MacAddress parse(String text) {
        if (!FORM.matcher(text).matches()) {
            boolean longer = LONGER.matcher(text).matches();
            throw Refused.text(text, longer ? "more than six octets" : "not six octets in hexadecimal", EXPECTED);
        }
        return new MacAddress(HexFormat.fromHexDigitsToLong(text.replaceAll("[:.-]", "")), text);
    }

    /**
     * An address from a manifest, where it is a string.
     *
     * @throws IllegalArgumentException when the tree is none, or no address
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MacAddress from(Tree tree) {
        return parse(Refused.text(tree, EXPECTED));
    }

    /** Whether it names a group of interfaces, broadcast among them, rather than one; no interface can have it. */
    public boolean isMulticast() {
        return (bits >> 40 & MULTICAST) != 0;
    }

    /** Whether somebody chose it rather than the maker of the hardware. */
    public boolean isLocallyAdministered() {
        return (bits >> 40 & LOCAL) != 0;
    }

    /** Six octets in lower case between colons. */
    public String canonical() {
        return OCTETS.formatHex(HexFormat.of().parseHex(HexFormat.of().toHexDigits(bits, 12)));
    }

    /** By bits, from the first octet on. */
    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MacAddress that && bits == that.bits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bits);
    }

    /** The text it was made from. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
