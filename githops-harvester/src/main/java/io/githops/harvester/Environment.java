package io.githops.harvester;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the surroundings of this program say on which cluster is meant.
 *
 * @param variables environment variables by name, null for those that are not set
 * @param home the user's folder
 * @param serviceAccount the folder that a pod has its service account in
 */
record Environment(Function<String, @Nullable String> variables, Path home, Path serviceAccount) {

    /** That of this process. */
    static Environment ofProcess() {
        return new Environment(
                System::getenv,
                Path.of(System.getProperty("user.home", "")),
                Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
    }

    /**
     * The kubeconfig that {@code KUBECONFIG} names, in one file or several; without that variable, {@code ~/.kube/config};
     * without that file, the service account of the pod.
     *
     * @param context which of a kubeconfig's contexts to use; empty for its current one
     * @throws KubeconfigException when a kubeconfig cannot be used, or no cluster is named
     * @throws IllegalStateException when a context is asked for where there are none
     */
    Target target(Optional<String> context) {
        List<Path> files = kubeconfigs();
        if (!files.isEmpty()) {
            Kubeconfig kubeconfig = Kubeconfig.read(files);
            return context.map(kubeconfig::context).orElseGet(kubeconfig::currentContext);
        }
        Target pod = pod();
        if (context.isPresent()) {
            throw new IllegalStateException(
                    "context cannot be combined with the service account of a pod; contexts are in"
                            + " kubeconfigs, which KUBECONFIG names");
        }
        return pod;
    }

    private List<Path> kubeconfigs() {
        List<Path> named = variable("KUBECONFIG").map(Environment::paths).orElse(List.of());
        if (!named.isEmpty()) {
            return named;
        }
        Path usual = usualKubeconfig();
        return Files.exists(usual) ? List.of(usual) : List.of();
    }

    private static List<Path> paths(String list) {
        try {
            return Arrays.stream(list.split(File.pathSeparator))
                    .filter(name -> !name.isBlank())
                    .map(Path::of)
                    .distinct()
                    .toList();
        } catch (InvalidPathException e) {
            throw new KubeconfigException(
                    KubeconfigException.UNREADABLE,
                    "KUBECONFIG: holds what is no path; expected those of files, with " + File.pathSeparator
                            + " between them");
        }
    }

    private Target pod() {
        Optional<String> host = variable("KUBERNETES_SERVICE_HOST");
        Optional<String> port = variable("KUBERNETES_SERVICE_PORT");
        if (host.isEmpty() || port.isEmpty()) {
            throw new KubeconfigException(
                    KubeconfigException.UNREADABLE,
                    usualKubeconfig() + ": does not exist, KUBECONFIG is not set, and this is no pod of a cluster; set"
                            + " KUBECONFIG to the path of a kubeconfig file");
        }
        return new ServiceAccount(host.get(), port.get(), serviceAccount);
    }

    private Path usualKubeconfig() {
        return home.resolve(".kube").resolve("config");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
    }
}
