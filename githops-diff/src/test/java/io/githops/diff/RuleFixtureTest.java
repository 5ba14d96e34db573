package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Differences;
import io.githops.diff.rule.NormalisationRule;
import io.githops.diff.rule.Settlement;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFixtureTest {
    private static final FieldPath LABEL = FieldPath.of("metadata", "labels", "touched");

    static Stream<RuleFixture> fixtures() {
        return RuleFixture.all();
    }

    static Stream<RuleFixture> drifts() {
        return RuleFixture.all().filter(RuleFixture::hasDrift);
    }

    @Test
    void showsEveryStandardRuleAtWork() {
        assertThat(fixtures().map(RuleFixture::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(NormalisationRule.standard().stream()
                        .map(NormalisationRule::id)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void citesTheReference(RuleFixture fixture) {
        assertThat(fixture.citation()).matches("# harvester\\.md [0-9](\\.[0-9]+)*: .+");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void hidesWhatTheServerMadeOfTheManifest(RuleFixture fixture) {
        ResourceChange change = change(fixture.desired(), fixture.live());

        assertThat(change.fields()).isEmpty();
        assertThat(change.action()).isEqualTo(Action.UNCHANGED);
        assertThat(texts(change.hidden())).isEqualTo(fixture.hidden());
        assertThat(change.hidden()).containsKey(fixture.rule());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void showsARealChangeAtTheSamePlace(RuleFixture fixture) {
        ResourceChange change = change(fixture.changed(), fixture.live());

        assertThat(change.fields())
                .extracting(field -> field.path().toString())
                .containsExactlyInAnyOrderElementsOf(fixture.left());
        assertThat(fixture.left()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("drifts")
    void showsDriftOfWhichTheServerIsNotTheCause(RuleFixture fixture) {
        ResourceChange change = change(fixture.desired(), fixture.drifted());

        assertThat(change.fields())
                .extracting(field -> field.path().toString())
                .containsExactlyInAnyOrderElementsOf(fixture.drift());
        assertThat(fixture.drift()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void plansNothingAfterAnApplyForAnotherReason(RuleFixture fixture) {
        Resource touched = touched(fixture);

        ResourceChange change = change(touched, fixture.live());
        List<Resource> after = applied(change, fixture.live());

        assertThat(change.fields()).extracting(FieldChange::path).containsExactly(LABEL);
        assertThat(change(touched, after).fields()).isEmpty();
        assertThat(change(touched, after).action()).isEqualTo(Action.UNCHANGED);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void leavesFieldsAloneAboutWhichTheClusterIsRight(RuleFixture fixture) {
        ResourceChange change = change(touched(fixture), fixture.live());
        Resource before = fixture.subject();

        Resource after = Fixture.applied(change.desiredResource().orElseThrow(), before);

        var kept = new TreeMap<>(change.hidden());
        kept.keySet().removeIf(id -> settlement(id) == Settlement.SAME_MEANING);
        assertThat(Differences.between(before.tree(), after.tree(), Fixture.schema(before)))
                .extracting(Difference::path)
                .filteredOn(path -> kept.values().stream().anyMatch(paths -> paths.contains(path)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void plansNothingAfterTheChange(RuleFixture fixture) {
        ResourceChange change = change(fixture.changed(), fixture.live());

        ResourceChange again = change(fixture.changed(), applied(change, fixture.live()));

        assertThat(again.fields()).isEmpty();
        assertThat(again.action()).isEqualTo(Action.UNCHANGED);
    }

    private static Resource touched(RuleFixture fixture) {
        return fixture.desired().withTree(fixture.desired().tree().with(LABEL, new Text("yes")));
    }

    private static ResourceChange change(Resource desired, List<Resource> live) {
        return Fixture.plan(List.of(desired), live).changes().get(0);
    }

    /** The cluster after the change. */
    private static List<Resource> applied(ResourceChange change, List<Resource> live) {
        Resource manifest = change.desiredResource().orElseThrow();
        List<Resource> after = new ArrayList<>();
        for (Resource resource : live) {
            boolean isSubject = resource.id().equals(manifest.id());
            boolean isNew = change.action() == Action.RECREATE;
            after.add(!isSubject ? resource : isNew ? Fixture.applied(manifest) : Fixture.applied(manifest, resource));
        }
        return after;
    }

    private static Settlement settlement(String id) {
        return NormalisationRule.standard().stream()
                .filter(rule -> rule.id().equals(id))
                .map(NormalisationRule::settlement)
                .findFirst()
                .orElse(Settlement.KEEP_LIVE);
    }

    private static Map<String, List<String>> texts(SortedMap<String, List<FieldPath>> hidden) {
        Map<String, List<String>> texts = new TreeMap<>();
        hidden.forEach((rule, paths) ->
                texts.put(rule, paths.stream().map(FieldPath::toString).sorted().toList()));
        return texts;
    }
}
