package io.githops.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads IP addresses: four bytes for what has no colon, else sixteen. */
final class IpAddressText {
    private static final Pattern IPV4_TAIL = Pattern.compile("(?<before>.*:)(?<tail>[^:]*\\.[^:]*)");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final String ZEROS = "::";
    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 100;

    private final String text;
    private final String expected;

    /** @param expected for messages */
    IpAddressText(String text, String expected) {
        this.text = text;
        this.expected = expected;
    }

    byte[] bytes() {
        if (text.length() > MAX_LENGTH) {
            throw fault("too long");
        }
        if (text.contains("%")) {
            throw fault("an address with a zone");
        }
        return text.contains(":") ? ipv6() : ipv4(text);
    }

    private byte[] ipv4(String dotted) {
        String[] numbers = dotted.split("\\.", -1);
        if (numbers.length != IpAddress.IPV4_BYTES) {
            throw fault("not four numbers between dots");
        }
        byte[] bytes = new byte[IpAddress.IPV4_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octet(numbers[i]);
        }
        return bytes;
    }

    private byte octet(String number) {
        if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) > 255) {
            throw fault("\"" + number + "\" is no number from 0 to 255");
        }
        if (number.length() > 1 && number.startsWith("0")) {
            throw fault("a number with leading zeros");
        }
        return (byte) Integer.parseInt(number);
    }

    private byte[] ipv6() {
        String hexadecimal = withoutIpv4Tail();
        int zeros = hexadecimal.indexOf(ZEROS);
        if (zeros < 0) {
            return ipv6(groups(hexadecimal), List.of(), 0);
        }
        List<String> before = groups(hexadecimal.substring(0, zeros));
        List<String> after = groups(hexadecimal.substring(zeros + ZEROS.length()));
        int missing = GROUPS - before.size() - after.size();
        if (missing < 1) {
            throw fault("\"::\" where no group is missing");
        }
        return ipv6(before, after, missing);
    }

    private String withoutIpv4Tail() {
        Matcher mixed = IPV4_TAIL.matcher(text);
        if (!mixed.matches()) {
            return text;
        }
        ByteBuffer tail = ByteBuffer.wrap(ipv4(mixed.group("tail")));
        return mixed.group("before")
                + Integer.toHexString(tail.getChar(0))
                + ":"
                + Integer.toHexString(tail.getChar(2));
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(":", -1));
    }

    private byte[] ipv6(List<String> before, List<String> after, int missing) {
        if (before.size() + missing + after.size() != GROUPS) {
            throw fault("not eight groups between colons");
        }
        ByteBuffer bytes = ByteBuffer.allocate(GROUPS * Character.BYTES);
        Stream.of(before.stream(), Stream.generate(() -> "0").limit(missing), after.stream())
                .flatMap(groups -> groups)
                .forEach(group -> bytes.putChar(group(group)));
        return bytes.array();
    }

    private char group(String digits) {
        if (!GROUP.matcher(digits).matches()) {
            throw fault("\"" + digits + "\" is no group of one to four hexadecimal digits");
        }
        return (char) Integer.parseInt(digits, 16);
    }

    private IllegalArgumentException fault(String fault) {
        return Refused.text(text, fault, expected);
    }
}
