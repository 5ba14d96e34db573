package io.githops.diff.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandardRulesTest {

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(NormalisationRule.standard())
                .extracting(NormalisationRule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void areFoundByName() {
        assertThat(NormalisationRule.standard("quantity").settlement()).isEqualTo(Settlement.SAME_MEANING);
        assertThatThrownBy(() -> NormalisationRule.standard("quantities"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no standard rule quantities; expected one of [quantity, ");
    }

    @Test
    void sayWhyAndWhereThatIsWritten() {
        assertThat(NormalisationRule.standard()).allSatisfy(rule -> {
            assertThat(rule.reason()).as(rule.id()).endsWith(".");
            assertThat(rule.source()).as(rule.id()).matches("[a-z-]+/[a-z-]+: [A-Za-z0-9_./-]+");
        });
    }

    @Test
    void areAboutKindsThatExist() {
        List<String> known = Kinds.harvester().all().stream()
                .map(ResourceKind::groupVersionKind)
                .flatMap(kind -> Stream.of(kind.kind(), kind.kind() + "." + kind.group()))
                .toList();

        assertThat(NormalisationRule.standard())
                .flatExtracting(NormalisationRule::kinds)
                .isSubsetOf(known);
    }

    @Test
    void knowEveryQuantityOfEveryKind() {
        NormalisationRule quantity = NormalisationRule.standard("quantity");
        List<Candidate> equal = quantities("1024Mi", "1Gi");

        assertThat(equal).hasSizeGreaterThan(100).allMatch(quantity::explains);
        assertThat(quantities("1024Mi", "1G")).noneMatch(quantity::explains);
    }

    private static List<Candidate> quantities(String live, String desired) {
        List<Candidate> candidates = new ArrayList<>();
        for (ResourceKind<?> kind : Kinds.harvester().all()) {
            Resource resource = Resource.of(Mapping.builder()
                    .put("apiVersion", new Text(kind.groupVersionKind().apiVersion()))
                    .put("kind", new Text(kind.groupVersionKind().kind()))
                    .put("metadata", Mapping.of("name", new Text("a")))
                    .build());
            List<FieldPath> places = new ArrayList<>();
            collect(kind.schema(), FieldPath.root(), places);
            places.forEach(place ->
                    candidates.add(Candidates.of(resource, place.toString(), new Text(live), new Text(desired))));
        }
        return candidates;
    }

    private static void collect(Schema schema, FieldPath place, List<FieldPath> places) {
        if (schema.isQuantity()) {
            places.add(place);
        }
        schema.properties().forEach((name, field) -> collect(field, place.field(name), places));
        schema.additionalProperties().ifPresent(values -> collect(values, place.field("any"), places));
        schema.items().ifPresent(items -> collect(items, place.item("name", "any"), places));
    }
}
