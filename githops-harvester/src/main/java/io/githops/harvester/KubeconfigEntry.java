package io.githops.harvester;

import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** A mapping in a kubeconfig, and where it stands there. */
final class KubeconfigEntry {
    private final Path file;
    private final FieldPath path;
    private final Mapping fields;

    KubeconfigEntry(Path file, FieldPath path, Mapping fields) {
        this.file = file;
        this.path = path;
        this.fields = fields;
    }

    /** Whether a field is there and neither null nor empty. */
    boolean has(String field) {
        Tree value = fields.get(field);
        return value != null && !(value instanceof Null) && !new Text("").equals(value);
    }

    boolean isTrue(String field) {
        return Bool.TRUE.equals(fields.get(field));
    }

    /** The string at a field; empty when it is absent or empty. */
    Optional<String> text(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        return Optional.of(fields.text(field).orElseThrow(() -> wrong(field, "is not a string; put it in quotes")));
    }

    String required(String field) {
        return text(field).orElseThrow(() -> wrong(field, "missing; add it"));
    }

    /** A file that a field names, relative to the kubeconfig's folder. */
    Optional<Path> path(String field) {
        try {
            return text(field).map(name -> file.toAbsolutePath().resolveSibling(name));
        } catch (InvalidPathException e) {
            throw wrong(field, "is no path; expected that of a file");
        }
    }

    /** What stands in base64 in one field, or else in the file that another one names. */
    Optional<Content> content(String dataField, String fileField) {
        if (has(dataField)) {
            return Optional.of(new Content(dataField, decode(dataField)));
        }
        return path(fileField).map(named -> new Content(fileField, read(fileField, named)));
    }

    private byte[] decode(String field) {
        try {
            return Base64.getDecoder().decode(required(field).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw problem(KubeconfigException.WRONG_CREDENTIAL, field, "is not base64; copy it again from its origin");
        }
    }

    private byte[] read(String field, Path named) {
        try {
            return Files.readAllBytes(named);
        } catch (NoSuchFileException e) {
            throw problem(
                    KubeconfigException.WRONG_CREDENTIAL,
                    field,
                    "the file " + named + " does not exist; relative paths begin at the kubeconfig's folder");
        } catch (IOException e) {
            throw problem(
                    KubeconfigException.WRONG_CREDENTIAL,
                    field,
                    "the file " + named + " cannot be read; check that it is a file and may be read");
        }
    }

    KubeconfigException wrong(String field, String found) {
        return problem(KubeconfigException.WRONG_FIELD, field, found);
    }

    KubeconfigException refused(String field, String found) {
        return problem(KubeconfigException.REFUSED, field, found);
    }

    private KubeconfigException problem(String code, String field, String found) {
        return new KubeconfigException(code, file + ": " + path.field(field) + ": " + found);
    }

    /** The bytes that a field gives. */
    final class Content {
        private final String field;
        private final byte[] bytes;

        private Content(String field, byte[] bytes) {
            this.field = field;
            this.bytes = bytes;
        }

        /** Names the field in what goes wrong with its bytes. */
        <T> T as(Function<byte[], T> reader) {
            try {
                return reader.apply(bytes);
            } catch (IllegalArgumentException e) {
                throw problem(KubeconfigException.WRONG_CREDENTIAL, field, e.getMessage());
            }
        }
    }
}
