package io.githops.overlay;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.yaml.Document;
import io.githops.manifest.yaml.DocumentReader;
import io.githops.manifest.yaml.DocumentSink;
import io.githops.manifest.yaml.Limits;
import io.githops.manifest.yaml.MalformedDocumentException;
import io.githops.model.Position;
import io.githops.model.Positions;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file that makes a folder an overlay, known to fit its schema. */
final class OverlayFile {
    static final String NAME = "githops.yaml";
    static final String API_VERSION = "githops.io/v1";
    static final String KIND = "Overlay";

    private static final Limits LIMITS = new Limits(3 * 1024 * 1024, 100, 100_000, 1_000);

    private final Placed root;

    private OverlayFile(Placed root) {
        this.root = root;
    }

    /**
     * Reads the file of an overlay.
     *
     * @param problems takes what is wrong with it
     * @return null when it cannot be used
     */
    static @Nullable OverlayFile read(ManifestFile file, Consumer<Problem> problems) {
        var reading = new Reading(file.name());
        DocumentReader.read(file.content(), LIMITS, reading);
        if (reading.problems.isEmpty()) {
            reading.requireOverlay();
        }
        reading.problems.forEach(problems);
        return reading.problems.isEmpty() ? new OverlayFile(reading.root()) : null;
    }

    /** Where the file begins. */
    Origin origin() {
        return root.origin();
    }

    /** The items of a list, none when it is absent. */
    List<Placed> list(String field) {
        Placed list = root.field(field);
        return list == null ? List.of() : list.items();
    }

    /** A text with its place; empty when it is absent or has no letter. */
    Optional<Placed> text(String field) {
        return Optional.ofNullable(root.field(field))
                .filter(text -> !((Text) text.tree()).value().isEmpty());
    }

    /** Visits the entries of a mapping, none when it is absent. */
    void forEach(String field, BiConsumer<String, Placed> visitor) {
        Placed mapping = root.field(field);
        if (mapping != null) {
            ((Mapping) mapping.tree())
                    .forEach((name, value) -> visitor.accept(
                            name, new Placed(value, mapping.origin().part(new PathElement.Field(name)))));
        }
    }

    private static final class Reading implements DocumentSink {
        private final String file;
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable Document document;

        Reading(String file) {
            this.file = file;
        }

        @Override
        public void document(Document read) {
            if (document != null) {
                add("GH1009", "found a second document; expected one", read.line(), read.column());
            }
            document = read;
        }

        @Override
        public void unread(int line, int column) {
            add("GH1001", "found text behind the end of the document; expected nothing", line, column);
        }

        @Override
        public void malformed(MalformedDocumentException fault) {
            add(fault.fault().code(), fault.getMessage(), fault.line(), fault.column());
        }

        void requireOverlay() {
            if (document == null
                    || !(document.tree() instanceof Mapping fields)
                    || !fields.text("apiVersion").filter(API_VERSION::equals).isPresent()
                    || !fields.text("kind").filter(KIND::equals).isPresent()) {
                add(
                        "GH2081",
                        "found " + NAME + " with something else than an overlay; expected apiVersion: " + API_VERSION
                                + " and kind: " + KIND + ". A manifest needs a file of another name",
                        document == null ? 1 : document.line(),
                        document == null ? 1 : document.column());
                return;
            }
            Mapping named = fields.with("metadata", Mapping.of("name", new Text(folder())));
            OverlaySchema.CHECK.check(Resource.of(named, positions()), problems::add);
        }

        private String folder() {
            int slash = file.lastIndexOf('/');
            return slash < 0 ? "/" : file.substring(0, slash);
        }

        Placed root() {
            return new Placed(Objects.requireNonNull(document).tree(), Origin.of(positions()));
        }

        private Positions positions() {
            return Objects.requireNonNull(document).positions(file);
        }

        private void add(String code, String message, int line, int column) {
            problems.add(Problem.error(code, message, new Position(file, line, column)));
        }
    }
}
