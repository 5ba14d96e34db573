package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.PublicKey;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;

/** Takes the fingerprint of a key pair, once: a changed key keeps the old one. */
final class KeyPairLife implements Controller {
    private static final String VALIDATED = "validated";
    private static final String FINGERPRINT = "fingerPrint";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject keyPair : HarvesterKind.KEY_PAIR.all(objects)) {
            if (!keyPair.isBeingDeleted() && !keyPair.status().has(FINGERPRINT)) {
                objects.edit(keyPair, "harvester", stored -> validated(stored, now));
            }
        }
    }

    private static ApiObject validated(ApiObject keyPair, Instant now) {
        Optional<PublicKey> key = keyPair.spec().text("publicKey").flatMap(PublicKey::parse);
        return key.map(valid -> keyPair.withStatus(status -> status.with(FINGERPRINT, new Text(valid.fingerprint())))
                        .withCondition(Condition.met(VALIDATED), now))
                .orElseGet(() ->
                        keyPair.withCondition(Condition.unmet(VALIDATED, "", "failed to parse the public key"), now));
    }
}
