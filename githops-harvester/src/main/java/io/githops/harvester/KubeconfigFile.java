package io.githops.harvester;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** One file of a kubeconfig. */
record KubeconfigFile(Path path, Mapping tree) {
    private static final int MAX_BYTES = 1 << 20;

    /** @throws KubeconfigException when the file cannot be read */
    static KubeconfigFile read(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw unreadable(file, "is longer than 1 MiB; expected a kubeconfig file");
            }
            return new KubeconfigFile(file, KubeconfigYaml.read(file.toString(), content));
        } catch (NoSuchFileException e) {
            throw unreadable(file, "does not exist; give the path of a kubeconfig file");
        } catch (IOException e) {
            throw unreadable(file, "cannot be read; check that it is a file and may be read");
        }
    }

    private static KubeconfigException unreadable(Path file, String found) {
        return new KubeconfigException(KubeconfigException.UNREADABLE, file + ": " + found);
    }

    /** @throws KubeconfigException when the field is there and no string */
    Optional<String> currentContext() {
        return new KubeconfigEntry(path, FieldPath.root(), tree).text("current-context");
    }

    /** What a list says of a name, as in {@code clusters[name=local].cluster}. */
    Optional<KubeconfigEntry> entry(FieldPath at) {
        return tree.at(at)
                .filter(Mapping.class::isInstance)
                .map(fields -> new KubeconfigEntry(path, at, (Mapping) fields));
    }

    /** The names in a list, in written order. */
    Stream<String> names(String list) {
        return tree.sequence(list).mappings().stream().flatMap(entry -> entry.text("name").stream());
    }
}
