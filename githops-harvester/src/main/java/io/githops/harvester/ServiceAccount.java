package io.githops.harvester;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The service account of the pod that this program runs in. Its token is read for each request, as the kubelet renews it.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/">Accessing the API from a pod</a>
 */
final class ServiceAccount implements Target {
    private final String host;
    private final String port;
    private final Path folder;

    /**
     * @param host a name or an IP address
     * @param folder with the files token, ca.crt and namespace
     */
    ServiceAccount(String host, String port, Path folder) {
        this.host = host;
        this.port = port;
        this.folder = folder;
    }

    @Override
    public ServerUrl server() {
        String shownHost = host.contains(":") ? "[" + host + "]" : host;
        try {
            return ServerUrl.of(URI.create("https://" + shownHost + ":" + port));
        } catch (IllegalArgumentException e) {
            throw new KubeconfigException(
                    KubeconfigException.WRONG_FIELD,
                    "KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT: found " + ServerWords.bounded(host) + " and "
                            + ServerWords.bounded(port) + "; expected the host and the port of an API server");
        }
    }

    @Override
    public Optional<List<X509Certificate>> authorities() {
        Path file = folder.resolve("ca.crt");
        try {
            return Optional.of(Pem.certificates(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw wrong(file, "cannot be read; check that the pod mounts its service account");
        } catch (IllegalArgumentException e) {
            throw wrong(file, String.valueOf(e.getMessage()));
        }
    }

    private static KubeconfigException wrong(Path file, String found) {
        return new KubeconfigException(KubeconfigException.WRONG_CREDENTIAL, file + ": " + found);
    }

    @Override
    public Credentials credentials(AllowedPlugins allowed) {
        return Credentials.bearerFile(folder.resolve("token"));
    }

    /** That of the pod. */
    @Override
    public String namespace() {
        try {
            String namespace = Files.readString(folder.resolve("namespace")).strip();
            return namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
        } catch (IOException e) {
            return DEFAULT_NAMESPACE;
        }
    }
}
