package io.githops.diff;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.EmbeddedYaml;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that shows one rule at work: {@code desired.yaml} and what the server made of it, {@code live.yaml}, which also has
 * what else of the cluster counts; {@code change.yaml}, a manifest with a real change at the same place; {@code drift.yaml},
 * where there is one, a live object that somebody else changed there; {@code applied.yaml}, where something else than the
 * manifest was applied before; {@code expected.yaml}, the fields that each rule hides from the manifest, those that are left
 * of the change, and those that are drift.
 */
record RuleFixture(Path folder) {
    private static final ManifestReader READER =
            ManifestReader.builder(Fixture.KINDS).build();

    /** All folders, in alphabetical order. */
    static Stream<RuleFixture> all() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(Files::isDirectory).sorted().map(RuleFixture::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(RuleFixture.class.getResource("/rules"), "rules")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rule the folder is named after, without what follows a dot. */
    String rule() {
        return toString().replaceFirst("\\..*", "");
    }

    Resource desired() {
        return read("desired.yaml").get(0);
    }

    /** The manifest with a real change. */
    Resource changed() {
        return read("change.yaml").get(0);
    }

    /** What is known of the cluster. The object itself has the managed fields that the apply of the manifest left. */
    List<Resource> live() {
        return live("live.yaml");
    }

    boolean hasDrift() {
        return has("drift.yaml");
    }

    /** The cluster after somebody else changed the object. */
    List<Resource> drifted() {
        return live("drift.yaml");
    }

    private List<Resource> live(String file) {
        Resource manifest = has("applied.yaml") ? read("applied.yaml").get(0) : desired();
        Mapping applied = Fixture.applied(manifest).metadata();
        List<Resource> live = new ArrayList<>();
        for (Resource resource : read(file)) {
            boolean isSubject = resource.id().equals(manifest.id());
            boolean hasOwners = resource.metadata().has("managedFields");
            Tree owners = Objects.requireNonNull(applied.get("managedFields"));
            live.add(
                    isSubject && !hasOwners
                            ? Resource.of(resource.tree()
                                    .edit("metadata", metadata -> metadata.with("managedFields", owners)))
                            : resource);
        }
        return live;
    }

    /** The live object of the manifest. */
    Resource subject() {
        return live().stream()
                .filter(resource -> resource.id().equals(desired().id()))
                .findFirst()
                .orElseThrow();
    }

    /** The paths that are hidden, by the id of the rule that hides them. */
    Map<String, List<String>> hidden() {
        Map<String, List<String>> hidden = new TreeMap<>();
        Mapping expected = expected().mapping("hidden");
        expected.names()
                .forEach(rule -> hidden.put(
                        rule, expected.sequence(rule).texts().stream().sorted().toList()));
        return hidden;
    }

    /** The paths that change with the other manifest. */
    List<String> left() {
        return expected().sequence("left").texts();
    }

    /** The paths that change back after somebody else changed them. */
    List<String> drift() {
        return expected().sequence("drift").texts();
    }

    String citation() {
        return text("expected.yaml").lines().findFirst().orElse("");
    }

    private Mapping expected() {
        return EmbeddedYaml.named("expectation", Mapping.class).parse(text("expected.yaml"));
    }

    private List<Resource> read(String file) {
        return READER.read(List.of(ManifestFile.of(file, text(file)))).orThrow();
    }

    private boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the folder. */
    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
