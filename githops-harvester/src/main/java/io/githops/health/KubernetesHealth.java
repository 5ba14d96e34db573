package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import java.util.Map;
import java.util.stream.Stream;

/** The health of what Kubernetes itself brings beside containers and volumes. */
final class KubernetesHealth {
    private KubernetesHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("/Namespace", KubernetesHealth::namespace),
                row("/Service", KubernetesHealth::service),
                row("apiextensions.k8s.io/CustomResourceDefinition", KubernetesHealth::definition),
                row("apiregistration.k8s.io/APIService", KubernetesHealth::apiService));
    }

    private static Health namespace(LiveStatus namespace) {
        var conditions = namespace.conditions();
        if (!namespace.text("phase").equals("Terminating")) {
            return Health.HEALTHY;
        }
        return Stream.of("NamespaceDeletionContentFailure", "NamespaceContentRemaining", "NamespaceFinalizersRemaining")
                .filter(conditions::isTrue)
                .findFirst()
                .map(type -> Health.progressing("the namespace is being deleted, " + conditions.words(type)))
                .orElse(Health.progressing("the namespace is being deleted"));
    }

    private static Health service(LiveStatus service) {
        boolean needsAddress =
                service.spec().text("type").filter("LoadBalancer"::equals).isPresent();
        boolean hasAddress =
                service.tree().mapping("loadBalancer").sequence("ingress").size() > 0;
        return needsAddress && !hasAddress ? Health.progressing("the service has no address yet") : Health.HEALTHY;
    }

    private static Health definition(LiveStatus definition) {
        var conditions = definition.conditions();
        if (conditions.isFalse("NamesAccepted")) {
            return Health.failed(conditions.words("NamesAccepted"));
        }
        return conditions.isTrue("Established") ? Health.HEALTHY : Health.progressing("the kind is not served yet");
    }

    private static Health apiService(LiveStatus service) {
        var conditions = service.conditions();
        return conditions.isTrue("Available")
                ? Health.HEALTHY
                : Health.progressing("the API is not served yet"
                        + (conditions.has("Available") ? ", " + conditions.words("Available") : ""));
    }
}
