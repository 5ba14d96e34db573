package io.githops.model;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads addresses with prefix lengths. */
final class CidrText {
    /** As long as Go reads it, leading zeros included. */
    private static final Pattern LENGTH = Pattern.compile("0*[0-9]{1,3}");

    private static final int MAPPED_BITS = 96;

    private final String text;

    CidrText(String text) {
        this.text = text;
    }

    static IllegalArgumentException badLength(String text, int bits) {
        return Refused.text(text, "the prefix length is no number from 0 to " + bits, Cidr.EXPECTED);
    }

    Cidr parse() {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Refused.text(text, "no prefix length", Cidr.EXPECTED);
        }
        String written = text.substring(0, slash);
        byte[] bytes = new IpAddressText(written, Cidr.EXPECTED).bytes();
        int length = length(text.substring(slash + 1), bytes.length * Byte.SIZE);
        return IpAddress.isMapped(bytes)
                ? mapped(Arrays.copyOfRange(bytes, 12, 16), length, written)
                : new Cidr(new IpAddress(bytes, written), length, text);
    }

    private int length(String digits, int bits) {
        if (!LENGTH.matcher(digits).matches() || Integer.parseInt(digits) > bits) {
            throw badLength(text, bits);
        }
        return Integer.parseInt(digits);
    }

    private Cidr mapped(byte[] bytes, int length, String written) {
        if (length < MAPPED_BITS) {
            throw Refused.text(text, "an IPv4 address as IPv6 with a prefix below " + MAPPED_BITS, Cidr.EXPECTED);
        }
        return new Cidr(new IpAddress(bytes, written), length - MAPPED_BITS, text);
    }
}
