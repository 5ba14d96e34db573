package io.githops.diff;

import io.githops.manifest.Masking;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Tells whether a manifest is the one that was applied. Values that must not be told are masked before, so that nobody can find
 * them by trying: manifests that differ in nothing else have the same digest.
 */
public final class ManifestDigest {
    private static final int LENGTH = 32;

    private ManifestDigest() {}

    /**
     * 32 hexadecimal digits, whatever the order of fields; empty when the kind is not known, as then nobody can tell what is
     * secret in it.
     */
    public static String of(Resource manifest, Kinds kinds) {
        if (kinds.find(manifest.id().group(), manifest.id().kind()).isEmpty()) {
            return "";
        }
        String text =
                Json.text(PlanHash.canonical(Masking.of(kinds).mask(manifest).tree()));
        return HexFormat.of()
                .formatHex(PlanHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, LENGTH);
    }
}
