package io.githops.manifest;

import io.githops.manifest.yaml.Document;
import io.githops.manifest.yaml.DocumentReader;
import io.githops.manifest.yaml.DocumentSink;
import io.githops.manifest.yaml.Limits;
import io.githops.manifest.yaml.MalformedDocumentException;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.tree.Null;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML or JSON that is no manifest, in the same dialect and within the same limits. */
public final class Yaml {
    private static final Limits LIMITS = new Limits(3 * 1024 * 1024, 100, 100_000, 1_000);

    private Yaml() {}

    /**
     * The one document of a file; null for a file without content.
     *
     * @throws ManifestException when the file is not YAML, or has more than one document; quotes nothing of it
     */
    public static Tree parse(ManifestFile file) {
        var reading = new Reading(file.name());
        DocumentReader.read(file.bytes(), LIMITS, reading);
        return reading.tree();
    }

    private static final class Reading implements DocumentSink {
        private final String file;
        private final List<Document> documents = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Reading(String file) {
            this.file = file;
        }

        @Override
        public void document(Document document) {
            documents.add(document);
            if (documents.size() > 1) {
                add("GH1009", "found a second document; expected one", document.line(), document.column());
            }
        }

        @Override
        public void unread(int line, int column) {
            add("GH1001", "found text behind the end of the document; expected nothing", line, column);
        }

        @Override
        public void malformed(MalformedDocumentException fault) {
            add(fault.fault().code(), fault.getMessage(), fault.line(), fault.column());
        }

        private void add(String code, String message, int line, int column) {
            problems.add(Problem.error(code, message, new Position(file, line, column)));
        }

        Tree tree() {
            if (!problems.isEmpty()) {
                throw new ManifestException(problems);
            }
            return documents.isEmpty() ? Null.NULL : documents.get(0).tree();
        }
    }
}
