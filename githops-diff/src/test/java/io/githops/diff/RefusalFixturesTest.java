package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.HarvesterKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Foreseen refusals, one folder per rule. All live objects are known; those with annotation {@code test/owned} are pruned when
 * they are not desired. {@code expected.txt} has a line per refusal: resource, rule, field.
 */
class RefusalFixturesTest {
    private static final Path CASES = Path.of("src/test/resources/refusals");
    private static final Path SOURCES = Path.of("src/main/java/io/githops/diff/admission");
    private static final Pattern RULE =
            Pattern.compile("(?:(?:badRequest|notAllowed|conflict|invalid|internal|checkFree|(?<!\\w)refusal)\\(\\s*"
                    + "|FixedFields\\.check\\(\\s*Webhook\\.\\w+,\\s*)\"([a-z0-9-]+)\"");

    /** Rules about fields for which the plan recreates the object, keeps the live value, or spares what the platform owns. */
    private static final Set<String> NEVER_ASKED = Set.of(
            "addon-fixed-chart",
            "backup-fixed-schedule",
            "cluster-network-kept",
            "data-volume-fixed",
            "gpu-enabled",
            "host-network-fixed-field",
            "image-fixed-field",
            "image-fixed-storage-class",
            "load-balancer-fixed-field",
            "network-fixed-bridge",
            "network-fixed-type",
            "restore-fixed",
            "schedule-fixed-source",
            "setting-kept",
            "snapshot-fixed-source",
            "support-bundle-fixed",
            "system-chart-kept",
            "usb-claim-fixed-user",
            "vlan-config-label",
            "volume-backup-fixed",
            "volume-shrink");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areForeseen(String name) {
        List<String> expected = text(name, "expected.txt").lines().toList();

        assertThat(expected.get(0)).as("the section of the reference").startsWith("# harvester.md ");
        assertThat(refusals(plan(name)))
                .isEqualTo(
                        expected.stream().filter(line -> !line.startsWith("#")).toList());
    }

    @Test
    void everyRuleHasACase() throws IOException {
        Set<String> shown = cases().flatMap(name -> refusals(plan(name)).stream())
                .map(line -> line.split(": ")[1])
                .collect(Collectors.toCollection(TreeSet::new));

        shown.addAll(NEVER_ASKED);
        assertThat(rules()).isNotEmpty().isSubsetOf(shown);
    }

    private static Set<String> rules() throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Matcher found = RULE.matcher(Files.readString(file));
                while (found.find()) {
                    rules.add(found.group(1));
                }
            }
        }
        return rules;
    }

    static List<String> refusals(Plan plan) {
        return plan.changes().stream()
                .flatMap(change -> change.refusals().stream()
                        .map(refusal -> change.id() + ": " + refusal.rule() + ": " + refusal.field()))
                .sorted()
                .toList();
    }

    static Plan plan(String name) {
        List<Resource> desired = Fixture.read(text(name, "desired.yaml"));
        Set<ResourceId> ids = desired.stream().map(Resource::id).collect(Collectors.toSet());
        List<Resource> live = new ArrayList<>();
        for (Resource resource : Fixture.read(text(name, "live.yaml"))) {
            live.add(ids.contains(resource.id()) ? applied(resource) : stored(resource));
        }
        List<Resource> owned = live.stream()
                .filter(resource -> ids.contains(resource.id())
                        || resource.annotation("test/owned").isPresent())
                .toList();
        LiveObjects known = LiveObjects.of(live).complete("", "Secret").complete("", "ConfigMap");
        for (GroupVersionKind kind : HarvesterKind.surroundings()) {
            known = known.complete(kind.group(), kind.kind());
        }
        return Planner.builder(Fixture.KINDS)
                .prune(Prune.OWNED)
                .build()
                .plan(PlanInput.of(Fixture.snapshot(desired), known).inventory(Fixture.owning(owned)));
    }

    private static Resource applied(Resource live) {
        Resource applied = Fixture.applied(live.withTree(live.tree().without("status")));
        Tree status = live.tree().get("status");
        return status == null ? applied : Fixture.withStatus(applied, status);
    }

    /** A live object of somebody else, as it stands. */
    private static Resource stored(Resource live) {
        return live.withTree(live.tree()
                .edit("metadata", metadata -> metadata.with("uid", new io.githops.tree.Text("uid-" + live.name()))));
    }

    private static String text(String name, String file) {
        try {
            return Files.readString(CASES.resolve(name).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
