package io.githops.git.trust;

import java.util.Base64;
import java.util.List;

/** Signatures of OpenPGP as text: RFC 4880, section 6.2. */
final class OpenPgpArmor {
    static final String LABEL = "PGP SIGNATURE";
    private static final int CHECKSUM_BYTES = 3;

    private OpenPgpArmor() {}

    /** The bytes of a signature, whose checksum may be left out but must not be wrong. */
    static byte[] bytes(String armored) throws MalformedException {
        List<String> lines = Armor.lines(armored, LABEL);
        int start = lines.indexOf("") + 1;
        if (start == 0 || !lines.subList(0, start - 1).stream().allMatch(line -> line.contains(": "))) {
            throw new MalformedException("found no empty line before the signature");
        }
        List<String> content = lines.subList(start, lines.size());
        String last = content.isEmpty() ? "" : content.get(content.size() - 1);
        if (!last.startsWith("=")) {
            return Armor.bytes(content);
        }
        byte[] bytes = Armor.bytes(content.subList(0, content.size() - 1));
        byte[] checksum = Armor.bytes(List.of(last.substring(1)));
        if (checksum.length != CHECKSUM_BYTES || checksum(bytes) != number(checksum)) {
            throw new MalformedException("found a checksum that does not fit");
        }
        return bytes;
    }

    static String write(byte[] bytes, int width) {
        int checksum = checksum(bytes);
        byte[] octets = {(byte) (checksum >> 16), (byte) (checksum >> 8), (byte) checksum};
        String begin = Armor.begin(LABEL) + "\n";
        String end = Armor.end(LABEL) + "\n";
        return Armor.write(LABEL, bytes, width)
                .replace(begin, begin + "\n")
                .replace(end, "=" + Base64.getEncoder().encodeToString(octets) + "\n" + end);
    }

    private static int number(byte[] checksum) {
        return (checksum[0] & 0xff) << 16 | (checksum[1] & 0xff) << 8 | checksum[2] & 0xff;
    }

    /** CRC-24 of RFC 4880, section 6.1. */
    private static int checksum(byte[] bytes) {
        int checksum = 0xb704ce;
        for (byte value : bytes) {
            checksum ^= (value & 0xff) << 16;
            for (int bit = 0; bit < 8; bit++) {
                checksum <<= 1;
                checksum ^= (checksum & 0x1000000) == 0 ? 0 : 0x1864cfb;
            }
        }
        return checksum & 0xffffff;
    }
}
