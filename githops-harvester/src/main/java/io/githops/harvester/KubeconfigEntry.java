package io.githops.harvester;

import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

    /** Whether a field is true; false when it is absent. */
    boolean isTrue(String field) {
        if (!has(field)) {
            return false;
        }
        if (fields.get(field) instanceof Bool) {
            return Bool.TRUE.equals(fields.get(field));
        }
        throw wrong(field, "is neither true nor false");
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

    /** The strings in a list at a field; none when it is absent. */
    List<String> texts(String field) {
        List<Tree> items = items(field);
        if (!items.stream().allMatch(Text.class::isInstance)) {
            throw wrong(field, "holds what is not a string; put it in quotes");
        }
        return items.stream().map(item -> ((Text) item).value()).toList();
    }

    /** The mappings in a list at a field; none when it is absent. */
    List<KubeconfigEntry> entries(String field) {
        List<Tree> items = items(field);
        List<KubeconfigEntry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Mapping mapping)) {
                throw wrong(field, "holds what is no mapping");
            }
            entries.add(new KubeconfigEntry(file, path.field(field).item(i), mapping));
        }
        return entries;
    }

    private List<Tree> items(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (fields.get(field) instanceof Sequence items) {
            return items.items();
        }
        throw wrong(field, "is no list");
    }

    /** The item of a list that has a text at a field. */
    Optional<Mapping> item(String list, String field, String text) {
        return entries(list).stream()
                .map(item -> item.fields)
                .filter(item -> item.text(field).filter(text::equals).isPresent())
                .findFirst();
    }

    /** The mapping at a field; empty when it is absent. */
    Optional<KubeconfigEntry> entry(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (fields.get(field) instanceof Mapping mapping) {
            return Optional.of(new KubeconfigEntry(file, path.field(field), mapping));
        }
        throw wrong(field, "is no mapping");
    }

    /** Where this stands: the file and the path of the field. */
    String where() {
        return file + ": " + path;
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

    /** The bytes that stand in base64 in one field, or else in the file that another one names. */
    Optional<byte[]> bytes(String dataField, String fileField) {
        return content(dataField, fileField).map(content -> content.bytes);
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
