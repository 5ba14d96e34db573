package io.githops.fleet;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.Optional;

/** Keeps rollouts in ConfigMaps. */
final class ConfigMapRollouts implements RolloutStore {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final String KEY = "rollout.json";

    private final Cluster cluster;
    private final String namespace;

    ConfigMapRollouts(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    @Override
    public Optional<String> load(String rollout) {
        return cluster.get(CONFIG_MAP, namespace, rollout)
                .flatMap(found -> found.tree().mapping("data").text(KEY));
    }

    @Override
    public void save(String rollout, String progress) {
        cluster.apply(
                Resource.of(Mapping.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put(
                                "metadata",
                                Mapping.builder()
                                        .put("name", rollout)
                                        .put("namespace", namespace)
                                        .put("labels", Mapping.of("app.kubernetes.io/managed-by", new Text("githops")))
                                        .build())
                        .put("data", Mapping.of(KEY, new Text(progress)))
                        .build()),
                ApplyOptions.forced("githops-rollout"));
    }
}
