package io.githops.export;

import io.githops.model.Kinds;
import io.githops.model.ResourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where manifests are kept: a folder for each namespace, a file for each resource. A path follows from the identity alone, is
 * fit for every file system, and differs from all others by more than capitals.
 */
final class Layout {
    private static final String CLUSTER = "_cluster";
    private static final int LONGEST_NAME = 150;
    private static final int DIGEST_BYTES = 5;
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9.-]");

    /** Names that Windows keeps for devices. */
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private final Set<String> ambiguous;

    Layout(Kinds kinds) {
        Map<String, String> groups = new HashMap<>();
        ambiguous = new HashSet<>();
        kinds.all().forEach(kind -> {
            String name = kind.groupVersionKind().kind();
            String group = kind.groupVersionKind().group();
            if (!group.equals(groups.merge(name, group, (first, next) -> first))) {
                ambiguous.add(name);
            }
        });
    }

    String path(ResourceId id) {
        String folder = id.namespace().isEmpty() ? CLUSTER : folder(id.namespace());
        boolean needsGroup = ambiguous.contains(id.kind()) && !id.group().isEmpty();
        String kind = id.kind() + (needsGroup ? "." + id.group() : "");
        return folder + "/" + safe(kind + "-" + id.name(), kind.toLowerCase(Locale.ROOT) + "-" + id.name(), id)
                + ".yaml";
    }

    private static String folder(String namespace) {
        return DEVICE.matcher(namespace).matches() || !safe(namespace).equals(namespace)
                ? safe(namespace) + "-" + digest(namespace)
                : namespace;
    }

    /** The name, or what is left of it with a digest of the identity. */
    private static String safe(String exact, String expected, ResourceId id) {
        String safe = safe(exact);
        boolean isWhole = safe.equals(expected) && safe.length() <= LONGEST_NAME;
        return isWhole
                ? safe
                : safe.substring(0, Math.min(safe.length(), LONGEST_NAME)) + "-" + digest(id.group() + "\n" + exact);
    }

    private static String safe(String name) {
        return UNSAFE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
