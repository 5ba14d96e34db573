package io.githops.diff.admission;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** Refuses key pairs without a key. */
final class KeyPairAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.KEY_PAIR.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        String key = object.mapping("spec").text("publicKey").orElse("");
        if (key.isBlank()) {
            throw Webhook.HARVESTER.invalid("key-pair-empty", "spec.publicKey", "public key is required");
        }
        if (PublicKey.parse(key).isEmpty()) {
            throw Webhook.HARVESTER.invalid(
                    "key-pair-format", "spec.publicKey", "key is not in valid OpenSSH public key format");
        }
    }
}
