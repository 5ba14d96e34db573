package io.githops.environment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names environments after what stands for the wildcards of a pattern.
 *
 * @param prefix before each name
 */
record NamePattern(String pattern, String prefix) {
    private static final int LONGEST = 63;
    private static final int DIGEST = 12;
    private static final String BRANCHES = "refs/heads/";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DIGESTED = Pattern.compile(".*-[0-9a-f]{" + DIGEST + "}");

    /** @throws IllegalArgumentException when the pattern has no wildcard */
    NamePattern {
        if (!pattern.matches(".*[*?].*")) {
            throw new IllegalArgumentException(
                    "pattern \"" + pattern + "\": expected a wildcard that stands for the name of the environment");
        }
    }

    /** The name of the environment at a place that matches; other places have other names. */
    String of(String place) {
        String written = prefix + wildcards(place);
        return LABEL.matcher(written).matches() && !DIGESTED.matcher(written).matches() ? written : digested(written);
    }

    private String wildcards(String place) {
        String fixed = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        String path =
                !fixed.startsWith("refs/") && place.startsWith(BRANCHES) ? place.substring(BRANCHES.length()) : place;
        int before = fixed.replaceFirst("[*?].*", "").length();
        int behind = fixed.replaceFirst(".*[*?]", "").length();
        return path.length() > before + behind ? path.substring(before, path.length() - behind) : "";
    }

    /** A name that cannot be taken as it is, and its digest, as several may look alike when they are made to fit. */
    private static String digested(String written) {
        String fitting =
                written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String digest = HexFormat.of().formatHex(sha256(written)).substring(0, DIGEST);
        String start = fitting.substring(0, Math.min(fitting.length(), LONGEST - DIGEST - 1))
                .replaceAll("-$", "");
        return start.isEmpty() ? digest : start + "-" + digest;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
