package io.githops.model;

import io.githops.manifest.yaml.Document;
import io.githops.manifest.yaml.DocumentReader;
import io.githops.manifest.yaml.DocumentSink;
import io.githops.manifest.yaml.Limits;
import io.githops.manifest.yaml.MalformedDocumentException;
import io.githops.manifest.yaml.TreeWriter;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One YAML document, in the dialect of manifests. */
record YamlNotation() implements EmbeddedText.Notation {
    private static final Limits LIMITS = new Limits(1024 * 1024, 100, 100_000, 10);

    @Override
    public Tree read(String text, String place) {
        var reading = new Reading(place);
        DocumentReader.read(text.getBytes(StandardCharsets.UTF_8), LIMITS, reading);
        return reading.tree();
    }

    @Override
    public String write(Tree tree) {
        var out = new StringBuilder();
        new TreeWriter(out).write(tree);
        return out.toString();
    }

    @Override
    public String rewrite(String text, Tree tree) {
        return head(text) + write(tree);
    }

    /** The comments and empty lines before the first value. */
    private static String head(String text) {
        return text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static final class Reading implements DocumentSink {
        private final String place;
        private final List<Document> documents = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Reading(String place) {
            this.place = place;
        }

        @Override
        public void document(Document document) {
            documents.add(document);
            if (documents.size() == 2) {
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
            String where = "line " + line + ", column " + column + " of the text: ";
            problems.add(Problem.error(code, place + where + message, null));
        }

        Tree tree() {
            if (!problems.isEmpty()) {
                throw new ManifestException(problems);
            }
            return documents.isEmpty() ? Mapping.empty() : documents.get(0).tree();
        }
    }
}
