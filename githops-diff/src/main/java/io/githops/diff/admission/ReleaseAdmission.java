package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The webhook of releases to upgrade to. */
final class ReleaseAdmission implements Webhooks {
    private static final Pattern SHA_512 = Pattern.compile("[0-9a-fA-F]{128}");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.RELEASE.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        Optional<String> checksum = object.mapping("spec").text("isoChecksum").filter(text -> !text.isEmpty());
        if (checksum.isPresent() && !SHA_512.matcher(checksum.get()).matches()) {
            throw Webhook.HARVESTER.invalid(
                    "release-checksum",
                    "spec.isoChecksum",
                    "isoChecksum should be a SHA-512 checksum: 128 hexadecimal digits");
        }
    }
}
