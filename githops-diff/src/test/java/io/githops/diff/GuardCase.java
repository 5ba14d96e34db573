package io.githops.diff;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Yaml;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with two sides and the guards between them. Live documents with a UID are taken as they stand, others as the
 * planner has applied them; without an inventory, everything live is owned.
 */
record GuardCase(Path folder) {

    String guards() {
        Plan plan = plan();
        var lines = new ArrayList<String>();
        plan.guards().forEach(guard -> lines.add(guard.toString()));
        plan.document().liftedGuards().forEach(held -> lines.add("approved by " + held.approval() + ": " + held));
        plan.unusedApprovals().forEach(approval -> lines.add("not needed: " + approval));
        plan.orphans().forEach(orphan -> lines.add(orphan.toString()));
        plan.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines.isEmpty() ? "none\n" : lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    String expected() {
        return text("expected.txt");
    }

    private Plan plan() {
        Mapping options = options();
        List<Resource> live = Fixture.read(text("live.yaml")).stream()
                .map(object -> object.uid().isPresent() ? object : live(object))
                .toList();
        PlanInput input = PlanInput.of(Fixture.snapshot(desired()), LiveObjects.of(live))
                .inventory(inventory(live))
                .approvals(options.sequence("approvals").texts().stream()
                        .map(Approval::parse)
                        .toList());
        PlanInput timed =
                options.text("time").map(time -> input.at(Instant.parse(time))).orElse(input);
        return planner(options).plan(timed);
    }

    /** What a file says, or all files of a folder. */
    private List<Resource> desired() {
        Path root = folder.resolve("desired");
        if (!Files.exists(root)) {
            return Fixture.read(text("desired.yaml"));
        }
        try (Stream<Path> files = Files.walk(root)) {
            return ManifestReader.of(Fixture.KINDS)
                    .read(files.filter(Files::isRegularFile)
                            .sorted()
                            .map(file -> ManifestFile.of(
                                    root.relativize(file).toString(),
                                    text(folder.relativize(file).toString())))
                            .toList())
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource live(Resource manifest) {
        Resource applied = Fixture.applied(manifest);
        return manifest.tree().has("status")
                ? Fixture.withStatus(applied, manifest.tree().mapping("status"))
                : applied;
    }

    private static Planner planner(Mapping options) {
        Planner.Builder planner = Planner.builder(Kinds.harvester())
                .prune(Prune.OWNED)
                .owner(options.text("owner").orElse("githops"))
                .adoption(Adoption.valueOf(options.text("adoption").orElse("IF_EQUAL")));
        if (options.has("budget")) {
            Mapping budget = options.mapping("budget");
            planner.deletionBudget(DeletionBudget.of(
                    (int) number(budget, "count").longValue(),
                    number(budget, "share").decimal().doubleValue()));
        }
        if (options.has("maintenance")) {
            planner.maintenance(Maintenance.within(options.mapping("maintenance").sequence("windows").texts().stream()
                    .map(MaintenanceWindow::parse)
                    .toArray(MaintenanceWindow[]::new)));
        }
        return planner.build();
    }

    private static Num number(Mapping mapping, String name) {
        return (Num) mapping.get(name);
    }

    private Inventory inventory(List<Resource> live) {
        if (!Files.exists(folder.resolve("inventory.yaml"))) {
            return Fixture.owning(live);
        }
        Map<ResourceId, Inventory.Entry> entries = new TreeMap<>();
        Map<ResourceId, Inventory.Transfer> transfers = new TreeMap<>();
        for (Mapping entry : ((Sequence) data("inventory.yaml")).mappings()) {
            var id = new ResourceId(
                    entry.text("group").orElse(""),
                    entry.text("kind").orElseThrow(),
                    entry.text("namespace").orElse(""),
                    entry.text("name").orElseThrow());
            entries.put(id, owned(entry, id));
            entry.text("leavingTo")
                    .ifPresent(other ->
                            transfers.put(id, new Inventory.Transfer(Inventory.Transfer.Direction.LEAVING, other)));
        }
        Inventory inventory = Inventory.of(entries).withTransfers(transfers);
        return options().text("inventory").filter("rebuilt"::equals).isPresent() ? inventory.rebuilt() : inventory;
    }

    private static Inventory.Entry owned(Mapping entry, ResourceId id) {
        return new Inventory.Entry(
                "v1",
                entry.text("uid").orElse("uid-" + id.name()),
                entry.text("origin").orElse(""),
                "",
                "",
                entry.text("protection").orElse(""));
    }

    private Mapping options() {
        return Files.exists(folder.resolve("options.yaml")) ? (Mapping) data("options.yaml") : Mapping.empty();
    }

    private Tree data(String file) {
        return Yaml.parse(ManifestFile.of(file, text(file)));
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
