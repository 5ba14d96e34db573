package io.githops.manifest;

import io.githops.manifest.yaml.Document;
import io.githops.manifest.yaml.DocumentReader;
import io.githops.manifest.yaml.DocumentSink;
import io.githops.manifest.yaml.Fault;
import io.githops.manifest.yaml.Limits;
import io.githops.manifest.yaml.MalformedDocumentException;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the documents of file after file into resources and problems. Used for one reading. */
final class ManifestCollector {
    private static final String LIST_SUFFIX = "List";

    private final Namespaces namespaces;
    private final List<ResourceCheck> checks;
    private final Map<ResourceId, Resource> resources = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    ManifestCollector(Namespaces namespaces, List<ResourceCheck> checks) {
        this.namespaces = namespaces;
        this.checks = checks;
    }

    void read(ManifestFile file, Limits limits) {
        DocumentReader.read(file.bytes(), limits, new FileSink(file.name()));
    }

    Manifests manifests() {
        return new Manifests(List.copyOf(resources.values()), problems);
    }

    /** Takes the documents of one file. */
    private final class FileSink implements DocumentSink {
        private final String file;

        FileSink(String file) {
            this.file = file;
        }

        @Override
        public void document(Document document) {
            if (document.tree() instanceof Mapping mapping) {
                addManifest(mapping, document);
            } else if (!(document.tree() instanceof Null)) {
                addNoMapping(document);
            }
        }

        @Override
        public void unread(int line, int column) {
            problems.add(Problem.warning(
                    "GH1011",
                    "found text behind the end of the document, which is not read, nor would kubectl; expected nothing,"
                            + " or --- on a line of its own before it",
                    new Position(file, line, column)));
        }

        @Override
        public void malformed(MalformedDocumentException fault) {
            addError(fault.fault(), fault.getMessage(), fault.line(), fault.column());
        }

        private void addError(Fault fault, String message, int line, int column) {
            problems.add(Problem.error(fault.code(), message, new Position(file, line, column)));
        }

        private void addManifest(Mapping tree, Document document) {
            String kind = tree.text("kind").orElse("");
            if (kind.endsWith(LIST_SUFFIX) && tree.get("items") instanceof Sequence) {
                document.items("items").forEach(item -> addItem(item, tree, kind));
            } else {
                addResource(tree, document);
            }
        }

        private void addNoMapping(Document document) {
            String message = "found " + document.tree().shape().words()
                    + "; expected a mapping with apiVersion, kind and metadata";
            addError(Fault.NOT_A_MAPPING, message, document.line(), document.column());
        }

        private void addItem(Document item, Mapping list, String listKind) {
            if (item.tree() instanceof Mapping tree) {
                addManifest(typed(tree, list, listKind), item);
            } else {
                addNoMapping(item);
            }
        }

        /** Items of a typed list, such as a {@code VirtualMachineList}, may leave their type to the list. */
        private static Mapping typed(Mapping item, Mapping list, String listKind) {
            String kind = listKind.substring(0, listKind.length() - LIST_SUFFIX.length());
            Tree apiVersion = list.get("apiVersion");
            if (kind.isEmpty() || apiVersion == null || item.has("kind") || item.has("apiVersion")) {
                return item;
            }
            return item.with("apiVersion", apiVersion).with("kind", new Text(kind));
        }

        private void addResource(Mapping tree, Document document) {
            try {
                add(namespaces.place(Resource.of(tree, document.positions(file)), problems::add));
            } catch (ManifestException e) {
                problems.addAll(e.problems());
            }
        }

        private void add(Resource resource) {
            Resource earlier = resources.putIfAbsent(resource.id(), resource);
            if (earlier != null) {
                String message = resource.id() + ": found a second manifest for it, after "
                        + earlier.position(FieldPath.root()).orElseThrow() + "; expected one, remove one of the two";
                problems.add(Problem.error(
                        "GH1104", message, resource.position(FieldPath.root()).orElse(null)));
                return;
            }
            checks.forEach(check -> check.check(resource, problems::add));
        }
    }
}
