package io.githops.harvester;

import io.githops.tree.FieldPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kubeconfig: clusters, users, and contexts that pair them. It may lie in several files; then the first file that names
 * something says all of it, and paths begin at the folder of the file that they stand in.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/">kubeconfig (v1)</a>
 */
final class Kubeconfig {
    private static final int MOST_LISTED = 20;

    private final List<KubeconfigFile> files;

    private Kubeconfig(List<KubeconfigFile> files) {
        this.files = files;
    }

    /** @throws KubeconfigException when the file cannot be read */
    static Kubeconfig read(Path file) {
        return new Kubeconfig(List.of(KubeconfigFile.read(file)));
    }

    /**
     * One kubeconfig in several files, of which some may be missing.
     *
     * @throws KubeconfigException when a file cannot be read, or all are missing
     */
    static Kubeconfig read(List<Path> files) {
        List<Path> present = files.stream().filter(Files::exists).toList();
        if (present.isEmpty()) {
            return read(files.get(0));
        }
        return new Kubeconfig(present.stream().map(KubeconfigFile::read).toList());
    }

    /** @throws KubeconfigException when no file names a current context, or what it names is not there */
    KubeconfigContext currentContext() {
        String name = files.stream()
                .flatMap(file -> file.currentContext().stream())
                .findFirst()
                .orElseThrow(() -> missing("current-context", "name a context, " + known("contexts")));
        return context(name);
    }

    /** @throws KubeconfigException when the context, or the cluster or user that it names, is not there */
    KubeconfigContext context(String name) {
        KubeconfigEntry context = entry("contexts", "context", name);
        var cluster = new KubeconfigCluster(entry("clusters", "cluster", context.required("cluster")));
        Optional<KubeconfigUser> user = context.text("user")
                .map(named -> entry("users", "user", named))
                .map(entry -> new KubeconfigUser(entry, cluster));
        return new KubeconfigContext(cluster, user, context.text("namespace").orElse(Target.DEFAULT_NAMESPACE));
    }

    private KubeconfigEntry entry(String list, String field, String name) {
        FieldPath path = FieldPath.of(list).item("name", name).field(field);
        return files.stream()
                .flatMap(file -> file.entry(path).stream())
                .findFirst()
                .orElseThrow(() -> missing(path.toString(), known(list)));
    }

    private KubeconfigException missing(String field, String advice) {
        String where = files.stream().map(file -> file.path().toString()).collect(Collectors.joining(", "));
        return new KubeconfigException(KubeconfigException.WRONG_FIELD, where + ": " + field + ": missing; " + advice);
    }

    private String known(String list) {
        String subject = files.size() == 1 ? "the file has " : "the files have ";
        List<String> names = files.stream()
                .flatMap(file -> file.names(list))
                .distinct()
                .limit(MOST_LISTED)
                .toList();
        return subject + (names.isEmpty() ? "no " + list : list + " " + String.join(", ", names));
    }
}
