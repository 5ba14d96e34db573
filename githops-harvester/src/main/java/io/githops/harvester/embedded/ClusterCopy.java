package io.githops.harvester.embedded;

import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies a live cluster's objects, to rehearse on. It only reads.
 *
 * <pre>{@code
 * String state = ClusterCopy.of(live)
 *         .kinds(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"), GroupVersionKind.of("v1", "Secret"))
 *         .namespaces("team-a")
 *         .read();
 * embedded.load(state);
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class ClusterCopy {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final Harvester live;
    private final Set<GroupVersionKind> kinds = new LinkedHashSet<>();
    private final Set<String> namespaces = new LinkedHashSet<>();
    private boolean withSecretValues;

    private ClusterCopy(Harvester live) {
        this.live = live;
    }

    /** A copy of nothing yet; {@link #kinds} says of what. The client stays open. */
    public static ClusterCopy of(Harvester live) {
        return new ClusterCopy(live);
    }

    /** Copies these kinds, too; namespaces that their objects need are made up when they are not among them. */
    public ClusterCopy kinds(GroupVersionKind... more) {
        kinds.addAll(Arrays.asList(more));
        return this;
    }

    /** Copies from these namespaces alone, and cluster-scoped objects; by default from all. */
    public ClusterCopy namespaces(String... more) {
        namespaces.addAll(Arrays.asList(more));
        return this;
    }

    /** Takes the values of Secrets along. By default their keys are copied with empty values. */
    public ClusterCopy withSecretValues() {
        withSecretValues = true;
        return this;
    }

    /**
     * Lists all that is to be copied. Kinds that the cluster does not serve have no objects.
     *
     * @return what {@link EmbeddedHarvester#load} takes
     * @throws io.githops.cluster.ClusterException when the cluster does not answer, or not to this caller
     * @throws IllegalStateException when no kind was named
     */
    public String read() {
        if (kinds.isEmpty()) {
            throw new IllegalStateException("nothing to copy; name the kinds first");
        }
        List<Mapping> objects = new ArrayList<>();
        for (GroupVersionKind kind : kinds) {
            live.served(kind)
                    .ifPresent(served -> list(kind, served.namespaced())
                            .forEach(object -> objects.add(withSecretValues ? object.tree() : withoutValues(object))));
        }
        return StateText.of(objects);
    }

    private List<Resource> list(GroupVersionKind kind, boolean isNamespaced) {
        if (namespaces.isEmpty() || !isNamespaced) {
            return live.list(kind, "");
        }
        List<Resource> all = new ArrayList<>();
        namespaces.forEach(namespace -> all.addAll(live.list(kind, namespace)));
        return all;
    }

    private static Mapping withoutValues(Resource object) {
        Mapping tree = object.tree();
        if (!object.groupVersionKind().group().isEmpty()
                || !object.groupVersionKind().kind().equals("Secret")) {
            return tree;
        }
        for (String field : List.of("data", "stringData")) {
            if (tree.get(field) instanceof Mapping values) {
                tree = tree.with(field, emptied(values));
            }
        }
        return withoutLastApplied(tree);
    }

    private static Mapping emptied(Mapping values) {
        var emptied = Mapping.builder();
        values.names().forEach(name -> emptied.put(name, ""));
        return emptied.build();
    }

    /** {@code kubectl apply} leaves a copy of the whole object there. */
    private static Mapping withoutLastApplied(Mapping tree) {
        Mapping metadata = tree.mapping("metadata");
        Mapping annotations = metadata.mapping("annotations");
        return annotations.has(LAST_APPLIED)
                ? tree.with("metadata", metadata.with("annotations", annotations.without(LAST_APPLIED)))
                : tree;
    }
}
