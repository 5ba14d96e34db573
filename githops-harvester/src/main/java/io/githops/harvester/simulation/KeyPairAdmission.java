package io.githops.harvester.simulation;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** Refuses key pairs without a key. */
final class KeyPairAdmission implements Admission {

    @Override
    public boolean covers(String group, String kind) {
        return SimulatedKind.KEY_PAIR.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, StoredObjects objects) throws Refusal {
        String key = object.mapping("spec").text("publicKey").orElse("");
        if (key.isBlank()) {
            throw Webhook.HARVESTER.invalid("public key is required");
        }
        if (PublicKey.parse(key).isEmpty()) {
            throw Webhook.HARVESTER.invalid("key is not in valid OpenSSH public key format");
        }
    }
}
