package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.PlanDocument.Field;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.source.Commit;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanProvenanceTest {
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web, namespace: demo}
            data:
              colour: green
              size: small
            """;
    private static final String SECRET = """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: token, namespace: demo}
            stringData: {key: hunter2}
            """;
    private static final Position COLOUR = new Position("test.yaml", 5, 3);
    private static final Position SIZE = new Position("test.yaml", 6, 3);

    private final Plan plan = plan(CONFIG.replace("green", "red").replace("small", "large"), CONFIG);
    private final Plan named = plan.with(new Provenance(Map.of(COLOUR, commit("Ada Example"))));

    @Test
    void asksForThePositionsOfFieldsThatChange() {
        assertThat(plan.positions()).containsExactlyInAnyOrder(COLOUR, SIZE);
        assertThat(plan(CONFIG, CONFIG).positions()).isEmpty();
    }

    @Test
    void tellsPeopleWhoLastTouchedAField() {
        String place = "test.yaml:5:3 (1a2b3c4d Ada Example, 2026-11-03)";

        assertThat(named.document().text())
                .contains("data.colour: green -> red  at " + place + "\n", "large  at test.yaml:6:3\n")
                .doesNotContain("ada@example.org");
        assertThat(named.document().colouredText()).contains("\u001b[2m  at " + place + "\u001b[0m");
        assertThat(named.document().markdown())
                .contains("  data.colour  " + place + "\n- green\n+ red\n", "  data.size  test.yaml:6:3\n")
                .doesNotContain("ada@example.org");
    }

    @Test
    void tellsProgramsInFullAndIsReadBack() {
        PlanDocument document = named.document();

        PlanDocument read = PlanDocument.parse(document.json());

        assertThat(read).isEqualTo(document);
        assertThat(read.text()).isEqualTo(document.text());
        Mapping field = field(document);
        assertThat(Json.text(field.mapping("commit")))
                .isEqualTo("{\"id\":\"1a2b3c4d5e6f\",\"label\":\"1a2b3c4d5e6f\",\"author\":\"Ada Example\","
                        + "\"email\":\"ada@example.org\",\"time\":\"2026-11-03T12:00:00Z\",\"subject\":\"Paint it\"}");
    }

    @Test
    void namesARevisionWithoutAnAuthorByItsId() {
        PlanDocument document = plan.with(new Provenance(Map.of(COLOUR, Revision.of("r17", "r17"))))
                .document();

        assertThat(document.text()).contains("  at test.yaml:5:3 (r17)\n");
        assertThat(PlanDocument.parse(document.json())).isEqualTo(document);
    }

    @Test
    void isTheSamePlanWhoeverWroteIt() {
        assertThat(named.hash()).isEqualTo(plan.hash());
        assertThat(named).isEqualTo(plan);
        assertThat(plan.document().compare(named.document()).isEmpty()).isTrue();
        assertThat(plan.approve(named.hash()).plan().makesSameChangesAs(named)).isTrue();
    }

    @Test
    void isNotForgottenWhenAPlanIsApprovedOrDivided() {
        Stream.of(
                        named.with(Approval.parse("recreation")),
                        named.only(change -> true),
                        named.approveUnguarded().plan())
                .forEach(plan -> assertThat(lastTouched(plan)).containsExactly("Ada Example"));
        assertThat(lastTouched(plan)).isEmpty();
    }

    @Test
    void knowsNothingOfAFieldThatGoes() {
        Plan fewer = plan(CONFIG.replace("  colour: green\n", ""), CONFIG);

        Plan told = fewer.with(new Provenance(Map.of(COLOUR, commit("Ada Example"))));

        assertThat(told.positions()).isEmpty();
        assertThat(told.document().text()).contains("data.colour: - green").doesNotContain("Ada");
    }

    @Test
    void showsNoSecretAndNoControlCharacters() {
        Plan secret = plan(CONFIG + SECRET.replace("hunter2", "hunter3"), CONFIG + SECRET);
        Position key = secret.positions().iterator().next();
        var commit = new Commit(
                "Ada\u001b[31m\nExample",
                "ada@example.org",
                Instant.EPOCH,
                "Take https://ada:hunter4@git.example.org",
                "Take it\n\nhunter5");

        PlanDocument document = secret.with(new Provenance(Map.of(key, new Revision("1a2b3c4d5e6f", "main", commit))))
                .document();

        assertThat(document.text()).contains("(1a2b3c4d Ada [31m Example, 1970-01-01)");
        assertThat(document.text() + document.markdown() + document.json() + secret)
                .doesNotContain("hunter");
    }

    @Test
    void saysWhatIsWrongWithACommitThatWasWrittenDown() {
        String broken = named.document().json().replace("2026-11-03T12:00:00Z", "noon");

        assertThatThrownBy(() -> PlanDocument.parse(broken))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("changes[0].fields[0].commit.time: found no time");
    }

    private static Mapping field(PlanDocument document) {
        List<Field> fields = document.changes().get(0).fields();
        assertThat(fields).extracting(Field::path).containsExactly("data.colour", "data.size");
        return (Mapping) ((Mapping) document.toTree().sequence("changes").get(0))
                .sequence("fields")
                .get(0);
    }

    private static Stream<String> lastTouched(Plan plan) {
        return plan.changes().stream()
                .flatMap(change -> change.fields().stream())
                .flatMap(field -> plan.lastTouched(field).stream())
                .map(revision -> revision.commit().authorName());
    }

    private static Plan plan(String desired, String live) {
        return Fixture.plan(
                Fixture.read(desired),
                Fixture.read(live).stream().map(Fixture::applied).toList());
    }

    private static Revision commit(String author) {
        return new Revision(
                "1a2b3c4d5e6f",
                "1a2b3c4d5e6f",
                new Commit(
                        author,
                        "ada@example.org",
                        Instant.parse("2026-11-03T12:00:00Z"),
                        "Paint it",
                        "Paint it\n\nCloses #4"));
    }
}
