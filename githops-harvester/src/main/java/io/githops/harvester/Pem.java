package io.githops.harvester;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block of a PEM file. Text around the blocks is ignored.
 *
 * @param label what it holds, such as {@code CERTIFICATE}
 */
record Pem(String label, byte[] der) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** @throws IllegalArgumentException when there is no block, or one is broken or encrypted; says which line */
    static List<Pem> read(byte[] content) {
        List<Pem> blocks = new ArrayList<>();
        List<String> lines = new String(content, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                int end = end(lines, i);
                String label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                blocks.add(new Pem(label, decode(lines.subList(i + 1, end), i + 1)));
                i = end;
            }
        }
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("holds no PEM block; expected text that begins with " + BEGIN);
        }
        return blocks;
    }

    /**
     * All certificates, in their order.
     *
     * @throws IllegalArgumentException when there is none, or one is broken
     */
    static List<X509Certificate> certificates(byte[] content) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : read(content)) {
            if (block.label.equals("CERTIFICATE")) {
                certificates.add(certificate(block.der));
            }
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("holds no certificate; expected a PEM block CERTIFICATE");
        }
        return List.copyOf(certificates);
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("holds a broken certificate; copy it again from its origin");
        }
    }

    private static int end(List<String> lines, int begin) {
        for (int i = begin + 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith(END)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the PEM block at line " + (begin + 1) + " does not end");
    }

    private static byte[] decode(List<String> lines, int number) {
        if (lines.stream().anyMatch(line -> line.startsWith("Proc-Type:"))) {
            throw new IllegalArgumentException(
                    "the PEM block at line " + number + " is encrypted; decrypt the key first");
        }
        try {
            return Base64.getDecoder().decode(String.join("", lines));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the PEM block at line " + number + " is not base64");
        }
    }
}
