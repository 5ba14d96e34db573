package io.githops.harvester;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kubeconfig file: clusters, users, and contexts that pair them.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/">kubeconfig (v1)</a>
 */
final class Kubeconfig {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MOST_LISTED = 20;

    private final Path file;
    private final Mapping tree;

    private Kubeconfig(Path file, Mapping tree) {
        this.file = file;
        this.tree = tree;
    }

    /** @throws KubeconfigException when the file cannot be read */
    static Kubeconfig read(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw unreadable(file, "is longer than 1 MiB; expected a kubeconfig file");
            }
            return new Kubeconfig(file, KubeconfigYaml.read(file.toString(), content));
        } catch (NoSuchFileException e) {
            throw unreadable(file, "does not exist; give the path of a kubeconfig file");
        } catch (IOException e) {
            throw unreadable(file, "cannot be read; check that it is a file and may be read");
        }
    }

    private static KubeconfigException unreadable(Path file, String found) {
        return new KubeconfigException(KubeconfigException.UNREADABLE, file + ": " + found);
    }

    /** @throws KubeconfigException when the file names no current context */
    Context currentContext() {
        String name = new KubeconfigEntry(file, FieldPath.root(), tree)
                .text("current-context")
                .orElseThrow(() -> new KubeconfigException(
                        KubeconfigException.WRONG_FIELD,
                        file + ": current-context: missing; name a context, " + known("contexts")));
        return context(name);
    }

    /** @throws KubeconfigException when the context, or the cluster or user that it names, is not in the file */
    Context context(String name) {
        KubeconfigEntry context = entry("contexts", "context", name);
        var cluster = new KubeconfigCluster(entry("clusters", "cluster", context.required("cluster")));
        Optional<KubeconfigUser> user =
                context.text("user").map(named -> entry("users", "user", named)).map(KubeconfigUser::new);
        return new Context(cluster, user);
    }

    private KubeconfigEntry entry(String list, String field, String name) {
        FieldPath path = FieldPath.of(list).item("name", name).field(field);
        return tree.at(path)
                .filter(Mapping.class::isInstance)
                .map(fields -> new KubeconfigEntry(file, path, (Mapping) fields))
                .orElseThrow(() -> new KubeconfigException(
                        KubeconfigException.WRONG_FIELD, file + ": " + path + ": missing; " + known(list)));
    }

    private String known(String list) {
        List<String> names = tree.sequence(list).mappings().stream()
                .flatMap(entry -> entry.text("name").stream())
                .limit(MOST_LISTED)
                .toList();
        return names.isEmpty() ? "the file has no " + list : "the file has " + list + " " + String.join(", ", names);
    }

    /** A cluster and who uses it; the user is empty when the context names none. */
    record Context(KubeconfigCluster cluster, Optional<KubeconfigUser> user) {}
}
