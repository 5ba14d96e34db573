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
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what one file holds: resources and problems, in the order of its documents. Used for one file. */
final class FileContent implements DocumentSink {
    private static final String LIST_SUFFIX = "List";

    private final String file;
    private final Namespaces namespaces;
    private final List<ResourceCheck> checks;
    private final List<ParsedFile.Finding> findings = new ArrayList<>();

    private FileContent(String file, Namespaces namespaces, List<ResourceCheck> checks) {
        this.file = file;
        this.namespaces = namespaces;
        this.checks = checks;
    }

    static ParsedFile of(ManifestFile file, Limits limits, Namespaces namespaces, List<ResourceCheck> checks) {
        var content = new FileContent(file.name(), namespaces, checks);
        DocumentReader.read(file.bytes(), limits, content);
        return new ParsedFile(file.name(), content.findings);
    }

    static ParsedFile of(Collection<Resource> resources, Namespaces namespaces, List<ResourceCheck> checks) {
        var content = new FileContent("", namespaces, checks);
        resources.forEach(resource -> content.add(namespaces.place(resource, content::add)));
        return new ParsedFile("", content.findings);
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
        add(Problem.warning(
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
        add(Problem.error(fault.code(), message, new Position(file, line, column)));
    }

    private void addManifest(Mapping tree, Document document) {
        String kind = tree.text("kind").orElse("");
        if (isOverlay(tree, kind)) {
            add(Problem.error(
                    "GH2082",
                    "found an overlay among manifests; expected it in the file githops.yaml of the folder that is read, or"
                            + " of a base. Read its folder by itself, or move it out of this one",
                    new Position(file, document.line(), document.column())));
        } else if (kind.endsWith(LIST_SUFFIX) && tree.get("items") instanceof Sequence) {
            document.items("items").forEach(item -> addItem(item, tree, kind));
        } else {
            addResource(tree, document);
        }
    }

    private static boolean isOverlay(Mapping tree, String kind) {
        return kind.equals("Overlay") && tree.text("apiVersion").orElse("").startsWith("githops.io/");
    }

    private void addNoMapping(Document document) {
        String message =
                "found " + document.tree().shape().words() + "; expected a mapping with apiVersion, kind and metadata";
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
            add(namespaces.place(Resource.of(tree, document.positions(file)), this::add));
        } catch (ManifestException e) {
            e.problems().forEach(this::add);
        }
    }

    private void add(Problem problem) {
        findings.add(new ParsedFile.Finding(null, List.of(problem)));
    }

    private void add(Resource resource) {
        List<Problem> problems = new ArrayList<>();
        checks.forEach(check -> check.check(resource, problems::add));
        findings.add(new ParsedFile.Finding(resource, List.copyOf(problems)));
    }
}
