package io.githops.diff.admission;

import io.githops.tree.Mapping;

/** Keeps the secrets of encrypted storage classes from deletion. */
final class SecretAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SECRET.is(group, kind);
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject secret = new ApiObject(live);
        for (ApiObject storageClass : HarvesterKind.STORAGE_CLASS.all(objects)) {
            if (StorageClassRules.opensWith(storageClass, secret)) {
                throw Webhook.HARVESTER.invalid(
                        "secret-in-use",
                        "",
                        "secret " + secret.qualifiedName() + " is used by storage class " + storageClass.name());
            }
        }
    }
}
