package io.githops.examples.cli;

import io.githops.git.GitSource;
import io.githops.git.GitSourceBuilder;
import io.githops.harvester.Harvester;
import io.githops.reconcile.Reconciler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a user can get wrong, and what the message about it must hold.
 *
 * @param ref empty for none
 * @param folder empty for the whole repository
 * @param context empty for the kubeconfig's current one
 */
record BadInput(
        String name,
        String repository,
        String ref,
        String folder,
        Path kubeconfig,
        String context,
        Class<? extends RuntimeException> type,
        String code,
        String where,
        String what,
        String remedy) {

    /** The arguments of a command that gets this input. */
    Object[] arguments(String command) {
        List<Object> arguments = new ArrayList<>(List.of(command, "--repo", repository, "--kubeconfig", kubeconfig));
        add(arguments, "--ref", ref);
        add(arguments, "--path", folder);
        add(arguments, "--context", context);
        return arguments.toArray();
    }

    /** Does what the command does, by the library. */
    void sync() {
        try (GitSource source = source();
                Harvester cluster = cluster();
                Reconciler reconciler = Reconciler.builder(source, cluster).build()) {
            reconciler.sync();
        }
    }

    private GitSource source() {
        GitSourceBuilder builder = GitSource.builder(repository);
        if (!ref.isEmpty()) {
            builder.ref(ref);
        }
        if (!folder.isEmpty()) {
            builder.path(folder);
        }
        return builder.build();
    }

    private Harvester cluster() {
        return context.isEmpty() ? Harvester.fromKubeconfig(kubeconfig) : Harvester.fromKubeconfig(kubeconfig, context);
    }

    private static void add(List<Object> arguments, String option, String value) {
        if (!value.isEmpty()) {
            arguments.add(option);
            arguments.add(value);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
