package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What storage classes mean to Harvester. */
public final class StorageClassRules {
    public static final String LONGHORN = "driver.longhorn.io";
    public static final String WAITS_FOR_CONSUMER = "WaitForFirstConsumer";

    private static final List<String> SECRET_STAGES =
            List.of("provisioner", "node-publish", "node-stage", "node-expand");
    private static final Set<String> INHERITED = Set.of(
            "numberOfReplicas",
            "staleReplicaTimeout",
            "migratable",
            "dataLocality",
            "diskSelector",
            "nodeSelector",
            "dataEngine",
            "encrypted");
    private static final String SECRET_PREFIX = "csi.storage.k8s.io/";

    private StorageClassRules() {}

    static boolean isLonghorn(ApiObject storageClass) {
        return storageClass.tree().text("provisioner").filter(LONGHORN::equals).isPresent();
    }

    static boolean isDefault(ApiObject storageClass) {
        return storageClass.isAnnotated(Keys.DEFAULT_STORAGE_CLASS, "true");
    }

    /** The storage class of claims and images that name none. */
    static Optional<ApiObject> byDefault(ClusterObjects objects) {
        return HarvesterKind.STORAGE_CLASS.all(objects).stream()
                .filter(StorageClassRules::isDefault)
                .findFirst();
    }

    /** The parameters of an image's own storage class: Harvester's, overlaid with those that images inherit. */
    static Mapping imageParameters(Mapping parameters) {
        Mapping result = Mapping.builder()
                .put("numberOfReplicas", "3")
                .put("staleReplicaTimeout", "30")
                .put("migratable", "true")
                .build();
        for (String name : parameters.names()) {
            if (INHERITED.contains(name) || name.startsWith(SECRET_PREFIX)) {
                result = result.with(name, new Text(parameters.text(name).orElse("")));
            }
        }
        return result;
    }

    static boolean isEncrypted(ApiObject storageClass) {
        return storageClass
                .tree()
                .mapping("parameters")
                .text("encrypted")
                .filter("true"::equals)
                .isPresent();
    }

    static void checkEncryption(ApiObject storageClass, ClusterObjects objects) throws RefusedException {
        Mapping parameters = storageClass.tree().mapping("parameters");
        Optional<Mapping> first = Optional.empty();
        for (String stage : SECRET_STAGES) {
            Mapping secret = secret(parameters, stage);
            if (secret.size() < 2) {
                if (stage.equals("node-expand") && secret.isEmpty()) {
                    continue;
                }
                throw Webhook.HARVESTER.invalid(
                        "storage-class-encryption-secrets",
                        "parameters",
                        "storage class must contain " + SECRET_PREFIX + stage + "-secret-name and " + SECRET_PREFIX
                                + stage + "-secret-namespace when encrypted");
            }
            if (first.isPresent() && !first.get().equals(secret)) {
                throw Webhook.HARVESTER.invalid(
                        "storage-class-encryption-secrets",
                        "parameters",
                        "secret names and namespaces in storage class must be the same");
            }
            first = Optional.of(secret);
        }
        checkSecret(first.orElse(Mapping.empty()), objects);
    }

    private static void checkSecret(Mapping reference, ClusterObjects objects) throws RefusedException {
        String namespace = reference.text("namespace").orElse("");
        String name = reference.text("name").orElse("");
        Optional<ApiObject> secret = HarvesterKind.SECRET.find(objects, namespace, name);
        if (secret.isEmpty() && !HarvesterKind.SECRET.isComplete(objects)) {
            return;
        }
        if (secret.isEmpty()) {
            throw Webhook.HARVESTER.internal(
                    "storage-class-encryption-secret", "parameters", "secret " + namespace + "/" + name + " not found");
        }
        for (String key : List.of(
                "CRYPTO_KEY_CIPHER",
                "CRYPTO_KEY_HASH",
                "CRYPTO_KEY_PROVIDER",
                "CRYPTO_KEY_SIZE",
                "CRYPTO_KEY_VALUE",
                "CRYPTO_PBKDF")) {
            if (!secret.get().tree().mapping("data").has(key)
                    && !secret.get().tree().mapping("stringData").has(key)) {
                throw Webhook.HARVESTER.invalid(
                        "storage-class-encryption-secret",
                        "parameters",
                        "secret " + namespace + "/" + name + " is not a valid encryption secret: " + key
                                + " is missing");
            }
        }
    }

    /** The secret of a stage as {@code name} and {@code namespace}; empty when none is named. */
    private static Mapping secret(Mapping parameters, String stage) {
        return Mapping.builder()
                .putIfPresent("name", parameters.get(SECRET_PREFIX + stage + "-secret-name"))
                .putIfPresent("namespace", parameters.get(SECRET_PREFIX + stage + "-secret-namespace"))
                .build();
    }

    /** Whether an encrypted storage class opens its volumes with a secret. */
    static boolean opensWith(ApiObject storageClass, ApiObject secret) {
        Mapping reference = secret(storageClass.tree().mapping("parameters"), "node-publish");
        return isEncrypted(storageClass)
                && reference.text("name").filter(secret.name()::equals).isPresent()
                && reference
                        .text("namespace")
                        .filter(secret.namespace()::equals)
                        .isPresent();
    }
}
