package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDocumentTest {
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: demo, labels: {tier: a_b}}
            spec:
              runStrategy: Halted
              template: {spec: {domain: {devices: {}, memory: {guest: 1Gi}}}}
            """;
    private static final String VOLUME = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: demo}
            spec:
              accessModes: [ReadWriteMany]
              resources: {requests: {storage: 20Gi}}
            """;
    private static final Revision REVISION = new Revision(
            "0123456789abcdef",
            "main",
            new Commit(
                    "Elif",
                    "elif@example.com",
                    Instant.parse("2026-01-31T12:00:00Z"),
                    "Less <memory>",
                    "Less <memory>\n\nRefs: OPS-12"));

    /** A machine that changes, a volume that goes, a new map, a machine that differs in spelling only. */
    private static Plan plan() {
        Resource live = Fixture.applied(Fixture.one(MACHINE.replace("a_b", "none")));
        Resource same = Fixture.applied(Fixture.one(MACHINE.replace("name: web", "name: same")));
        Resource volume = Fixture.applied(Fixture.one(VOLUME));
        List<Resource> desired = Fixture.read(MACHINE + "---\n"
                + MACHINE.replace("name: web", "name: same").replace("1Gi", "1024Mi")
                + "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: new, namespace: demo}}");
        List<Resource> all = List.of(live, same, volume);
        return Planner.builder(Fixture.KINDS)
                .prune(Prune.OWNED)
                .build()
                .plan(PlanInput.of(Snapshot.of(REVISION, desired), LiveObjects.of(all))
                        .inventory(Fixture.owning(all))
                        .approvals(List.of(Approval.parse("recreation"))));
    }

    @Test
    void isReadBackAsItWasWritten() {
        PlanDocument document = plan().document();

        PlanDocument read = PlanDocument.parse(document.json());

        assertThat(read).isEqualTo(document);
        assertThat(read.json()).isEqualTo(document.json());
        assertThat(read.text()).isEqualTo(document.text());
        assertThat(document.hash()).isEqualTo(plan().hash());
    }

    @Test
    void tellsPeopleWhatChangesWhatIsHiddenAndWhatIsRefused() {
        assertThat(plan().document().text()).isEqualTo("""
                        plan for main@01234567 by Elif: Less <memory>
                        wave 1
                          + ConfigMap demo/new
                          ~ VirtualMachine demo/web (kubevirt.io)
                              metadata.labels.tier: none -> a_b  at test.yaml:3:49
                        wave 2
                          - PersistentVolumeClaim demo/data  [data loss: the volume and everything on it (20Gi)]
                        1 to create, 1 to update, 1 to delete, 1 unchanged
                        no change by rule quantity: VirtualMachine demo/same (kubevirt.io) spec.template.spec.domain.memory.guest
                        approved without need: recreation
                        refused without approval:
                          ! PersistentVolumeClaim demo/data: would be lost: the volume and everything on it (20Gi) (GH4101)
                              approve with data-loss:PersistentVolumeClaim/demo/data
                        plan %s
                        """.formatted(plan().hash()));
    }

    @Test
    void coloursWhatTheTextSays() {
        String coloured = plan().document().colouredText();

        assertThat(coloured).contains("\u001b[32m+ ConfigMap demo/new\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(plan().document().text());
    }

    @Test
    void escapesMarkdown() {
        String markdown = plan().document().markdown();

        assertThat(markdown)
                .startsWith("### Plan for main@01234567: 1 to create, 1 to update, 1 to delete, 1 unchanged\n")
                .contains(
                        "| 1 | update | VirtualMachine demo/web \\(kubevirt.io\\) |",
                        "- none\n+ a_b\n",
                        "approve with `data-loss:PersistentVolumeClaim/demo/data`",
                        "`plan " + plan().hash() + "`");
    }

    @Test
    void saysWhatALaterPlanDoesOtherwise() {
        PlanDocument earlier = plan().document();
        PlanDocument later =
                plan().only(change -> !change.id().kind().equals("ConfigMap")).document();

        assertThat(earlier.compare(earlier).isEmpty()).isTrue();
        assertThat(earlier.compare(later).text()).isEqualTo("only in the earlier plan: create ConfigMap demo/new\n");
        assertThat(later.compare(earlier).text()).isEqualTo("only in the later plan: create ConfigMap demo/new\n");
    }

    @Test
    void showsWhatOneDesiredStateChangesAgainstAnother() {
        Planner planner = Planner.builder(Fixture.KINDS).prune(Prune.OWNED).build();
        Snapshot base = Fixture.snapshot(Fixture.read(MACHINE + "---\n" + VOLUME));
        Snapshot branch = Snapshot.of(REVISION, Fixture.read(MACHINE.replace("Halted", "Always")));

        // region written
        Plan plan = planner.preview(base, branch); // or planner.plan(…) against a cluster
        PlanDocument document = plan.document();
        String comment = document.markdown(); // for a pull request
        String stored = document.json(); // for programs

        PlanDocument reviewed = PlanDocument.parse(stored);
        String differences = reviewed.compare(document).text(); // "" when both do the same
        // endregion

        assertThat(differences).isEmpty();
        assertThat(comment)
                .contains("| update | VirtualMachine demo/web", "| delete | PersistentVolumeClaim demo/data");
        assertThat(reviewed.changes())
                .flatExtracting(PlanDocument.Change::fields)
                .extracting(PlanDocument.Field::toString)
                .containsExactly("spec.runStrategy: Halted -> Always");
        assertThat(planner.preview(branch, branch).isEmpty()).isTrue();
    }

    @Test
    void isSplitIntoPartsWithTheGuardsOfTheirs() {
        var parts = plan().split(change -> change.id().kind());

        assertThat(parts.keySet()).containsExactly("ConfigMap", "PersistentVolumeClaim", "VirtualMachine");
        assertThat(parts.get("PersistentVolumeClaim").guards()).hasSize(1);
        assertThat(parts.get("VirtualMachine").guards()).isEmpty();
        assertThat(parts.values()).extracting(Plan::hash).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nothing", "{}", "{\"schema\":\"githops.io/plan/v99\"}", "{\"schema\":7}"})
    void refusesTextsThatAreNoPlan(String text) {
        assertThatThrownBy(() -> PlanDocument.parse(text))
                .isInstanceOfSatisfying(
                        ManifestException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly("GH4003"));
    }

    @ParameterizedTest
    @CsvSource({"hash", "changes", "unchanged", "guards", "orphans", "rules", "revision"})
    void namesThePartThatIsMissing(String part) {
        Mapping broken = plan().document().toTree().without(part);

        assertThatThrownBy(() -> PlanDocument.parse(Json.text(broken)))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining(part);
    }

    @Test
    void namesEveryPartThatIsWrong() {
        Mapping broken = plan().document()
                .toTree()
                .with("unchanged", new Text("many"))
                .edit("revision", revision -> revision.with("time", new Text("noon")));

        assertThatThrownBy(() -> PlanDocument.parse(Json.text(broken)))
                .isInstanceOfSatisfying(
                        ManifestException.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
    }
}
