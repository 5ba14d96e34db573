package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of IPv4 addresses.
 *
 * @param first inclusive, as a number
 * @param last inclusive, as a number
 * @param prefix the length of the subnet's prefix in bits
 */
public record AddressRange(long first, long last, int prefix, Optional<String> gateway) {
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int BITS = 32;
    private static final int LEAST_WITH_BROADCAST = 2;

    /** @throws IllegalArgumentException when the range is not one of IPv4 addresses inside its subnet */
    static AddressRange of(Mapping tree) {
        String subnet = tree.text("subnet").orElse("");
        int slash = subnet.indexOf('/');
        if (slash < 0 || !subnet.substring(slash + 1).matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException(
                    "invalid CIDR address: " + subnet + ", a valid example is 192.168.1.0/24");
        }
        int prefix = Integer.parseInt(subnet.substring(slash + 1));
        if (prefix > BITS) {
            throw new IllegalArgumentException("invalid CIDR address: " + subnet);
        }
        long size = 1L << BITS - prefix;
        long base = parse(subnet.substring(0, slash)) / size * size;
        boolean hasBroadcast = BITS - prefix >= LEAST_WITH_BROADCAST;
        long first = tree.text("rangeStart").map(AddressRange::parse).orElse(hasBroadcast ? base + 1 : base);
        long last = tree.text("rangeEnd").map(AddressRange::parse).orElse(base + size - (hasBroadcast ? 2 : 1));
        if (first < base || last >= base + size || first > last) {
            throw new IllegalArgumentException(
                    "range " + text(first) + "-" + text(last) + " is not inside subnet " + subnet);
        }
        return new AddressRange(first, last, prefix, tree.text("gateway").filter(text -> !text.isEmpty()));
    }

    /** @throws IllegalArgumentException when the text is no IPv4 address */
    static long parse(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("invalid IP address: " + text);
        }
        long address = 0;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > 255) {
                throw new IllegalArgumentException("invalid IP address: " + text);
            }
            address = address << 8 | part;
        }
        return address;
    }

    static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
    }

    boolean contains(long address) {
        return first <= address && address <= last;
    }

    boolean overlaps(AddressRange other) {
        return first <= other.last && other.first <= last;
    }

    long size() {
        return last - first + 1;
    }

    public String mask() {
        return text(prefix == 0 ? 0 : 0xffffffffL << BITS - prefix & 0xffffffffL);
    }
}
