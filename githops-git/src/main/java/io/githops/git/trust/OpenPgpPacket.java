package io.githops.git.trust;

/** How packets of OpenPGP begin: RFC 4880, section 4.2. */
final class OpenPgpPacket {
    private static final int SIGNATURE = 2;
    private static final int VERSION = 4;

    private OpenPgpPacket() {}

    /** Refuses all but one signature of version 4, so that what follows is as long as it says. */
    static void requireOneSignature(byte[] bytes) throws MalformedException {
        boolean isNewFormat = octet(bytes, 0) >= 0xc0;
        int tag = isNewFormat ? octet(bytes, 0) & 0x3f : (octet(bytes, 0) & 0x3c) >> 2;
        int lengthBytes = isNewFormat ? newLengthBytes(octet(bytes, 1)) : 1 << (octet(bytes, 0) & 3);
        if (octet(bytes, 0) < 0x80 || tag != SIGNATURE) {
            throw new MalformedException("found no signature packet");
        }
        int start = 1 + lengthBytes;
        if (octet(bytes, start) != VERSION) {
            throw new MalformedException(
                    "found a signature of version " + octet(bytes, start) + ", and supported is version " + VERSION);
        }
        if (length(bytes, isNewFormat, lengthBytes) != bytes.length - start) {
            throw new MalformedException("found more or less than one signature");
        }
    }

    private static int newLengthBytes(int first) throws MalformedException {
        if (first >= 224 && first < 255) {
            throw new MalformedException("found a packet in parts");
        }
        return first < 192 ? 1 : first < 255 ? 2 : 5;
    }

    private static long length(byte[] bytes, boolean isNewFormat, int lengthBytes) throws MalformedException {
        if (isNewFormat && lengthBytes == 2) {
            return ((octet(bytes, 1) - 192L) << 8) + octet(bytes, 2) + 192;
        }
        long length = 0;
        for (int i = isNewFormat && lengthBytes == 5 ? 2 : 1; i <= lengthBytes; i++) {
            length = length << 8 | octet(bytes, i);
        }
        return length;
    }

    private static int octet(byte[] bytes, int index) throws MalformedException {
        if (index >= bytes.length) {
            throw new MalformedException("found the end in the middle of a packet");
        }
        return bytes[index] & 0xff;
    }
}
