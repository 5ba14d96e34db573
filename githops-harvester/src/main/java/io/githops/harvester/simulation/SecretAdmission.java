package io.githops.harvester.simulation;

import io.githops.tree.Mapping;

/** Keeps the secrets of encrypted storage classes from deletion. */
final class SecretAdmission implements Admission {

    @Override
    public boolean covers(String group, String kind) {
        return SimulatedKind.SECRET.is(group, kind);
    }

    @Override
    public void validateDelete(Mapping live, StoredObjects objects) throws Refusal {
        ApiObject secret = new ApiObject(live);
        for (ApiObject storageClass : SimulatedKind.STORAGE_CLASS.all(objects)) {
            if (StorageClassRules.opensWith(storageClass, secret)) {
                throw Webhook.HARVESTER.invalid(
                        "secret " + secret.qualifiedName() + " is used by storage class " + storageClass.name());
            }
        }
    }
}
