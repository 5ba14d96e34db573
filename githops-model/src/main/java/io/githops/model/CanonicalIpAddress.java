package io.githops.model;

import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes IP addresses as RFC 5952 has them. */
final class CanonicalIpAddress {
    private static final int GROUPS = 8;

    private CanonicalIpAddress() {}

    static String text(byte[] bytes) {
        return bytes.length == IpAddress.IPV4_BYTES ? ipv4(bytes) : ipv6(ByteBuffer.wrap(bytes));
    }

    private static String ipv4(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> Integer.toString(Byte.toUnsignedInt(bytes[i])))
                .collect(Collectors.joining("."));
    }

    private static String ipv6(ByteBuffer bytes) {
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(i, bytes);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return length < 2
                ? groups(0, GROUPS, bytes)
                : groups(0, start, bytes) + "::" + groups(start + length, GROUPS, bytes);
    }

    private static int zerosFrom(int start, ByteBuffer bytes) {
        int end = start;
        while (end < GROUPS && group(end, bytes) == 0) {
            end++;
        }
        return end - start;
    }

    private static String groups(int start, int end, ByteBuffer bytes) {
        return IntStream.range(start, end)
                .mapToObj(i -> Integer.toHexString(group(i, bytes)))
                .collect(Collectors.joining(":"));
    }

    private static int group(int index, ByteBuffer bytes) {
        return bytes.getChar(index * Character.BYTES);
    }
}
