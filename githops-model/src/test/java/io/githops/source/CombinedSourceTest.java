package io.githops.source;

import static io.githops.source.ScriptedSource.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.source.Signature.Status;
import io.githops.tree.FieldPath;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CombinedSourceTest {
    private final ScriptedSource platform = new ScriptedSource().commit("p1", configMap("network", "1"));
    private final ScriptedSource shop =
            new ScriptedSource().commit("s1", configMap("web", "1"), configMap("cart", "1"));

    private CombinedSource combined() {
        return combined(Conflicts.REFUSE);
    }

    private CombinedSource combined(Conflicts conflicts) {
        return CombinedSource.builder()
                .add("platform", platform)
                .add("shop", shop)
                .conflicts(conflicts)
                .build();
    }

    @Test
    void givesTheResourcesOfAllSourcesInTheirOrder() {
        Snapshot snapshot = combined().fetch();

        assertThat(snapshot.resources()).extracting(Resource::name).containsExactly("network", "web", "cart");
    }

    @Test
    void beginsPositionsWithTheNameOfTheSource() {
        Resource cart = combined().fetch().resources().get(2);

        assertThat(cart.position(FieldPath.of("kind"))).contains(new Position("shop/1.yaml", 2, 1));
    }

    @Test
    void namesTheSameRevisionsAlike() {
        String first = combined().fetch().revision().id();
        String again = combined().fetch().revision().id();
        shop.commit("s2", configMap("web", "1"), configMap("cart", "1"));

        assertThat(first).isEqualTo(again).matches("[0-9a-f]{64}");
        assertThat(combined().fetch().revision().id()).isNotEqualTo(first);
    }

    @Test
    void keepsItsLabelWhileTheSourcesKeepTheirs() {
        CombinedSource source = combined();
        assertThat(source.fetch().revision().label()).isEqualTo("platform=main shop=main");

        shop.commit("s2", configMap("web", "2"));

        assertThat(source.fetch().revision().label()).isEqualTo("platform=main shop=main");
    }

    @Test
    void givesTheSameSnapshotWhileNoSourceChanges() {
        CombinedSource source = combined();

        assertThat(source.fetch()).isSameAs(source.fetch());
    }

    @Test
    void givesTheSameResourcesForWhatDidNotChange() {
        CombinedSource source = combined();
        Resource network = source.fetch().resources().get(0);

        shop.commit("s2", configMap("web", "2"));

        assertThat(source.fetch().resources().get(0)).isSameAs(network);
    }

    @Test
    void saysWhereBothSourcesHaveOneObject() {
        shop.commit("s2", configMap("network", "2"));

        ManifestException refused = catchThrowableOfType(ManifestException.class, combined()::fetch);

        assertThat(refused)
                .hasMessage("shop/0.yaml:3:12: ConfigMap shop/network: found in source shop, and in source platform at"
                        + " platform/0.yaml:3:12; expected it in one. Remove it from the other, or say which source wins"
                        + " (GH2071)");
        assertThat(refused.revision()).isPresent();
    }

    @Test
    void letsTheFirstOrTheLastWinWhenAskedTo() {
        shop.commit("s2", configMap("web", "2"), configMap("network", "2"));

        assertThat(combined(Conflicts.FIRST_WINS).fetch().resources())
                .extracting(this::value)
                .containsExactly("1", "2");
        assertThat(combined(Conflicts.LAST_WINS).fetch().resources())
                .extracting(resource -> resource.name() + value(resource))
                .containsExactly("web2", "network2");
    }

    private String value(Resource resource) {
        return resource.tree().mapping("data").text("value").orElseThrow();
    }

    @Test
    void tellsTheProblemsOfAllSourcesAndWhoseTheyAre() {
        platform.commit("p2", "a: [");
        shop.commit("s2", configMap("web", "2"), "kind: ConfigMap\n");

        ManifestException refused = catchThrowableOfType(ManifestException.class, combined()::fetch);

        assertThat(refused.problems())
                .extracting(Problem::position)
                .extracting(Position::file)
                .contains("platform/0.yaml", "shop/1.yaml");
        assertThat(refused.revision()).contains("p2");
    }

    @Test
    void goesBackToARevisionThatItGaveBefore() {
        CombinedSource source = combined();
        Snapshot before = source.fetch();
        shop.commit("s2", configMap("web", "2"));
        Snapshot newest = source.fetch();

        Snapshot again = source.fetch(before.revision().id());

        assertThat(again.revision().id()).isEqualTo(before.revision().id());
        assertThat(again.revision().label()).isEqualTo(before.revision().id());
        assertThat(again.resources()).isEqualTo(before.resources());
        assertThat(source.fetch()).isSameAs(newest);
    }

    @Test
    void goesToTheRevisionsOfSourcesThatAreNamed() {
        Snapshot before = combined().fetch();
        shop.commit("s2", configMap("web", "2"));

        Snapshot mixed = combined().fetch("shop=s1");

        assertThat(mixed.revision().id()).isEqualTo(before.revision().id());
        assertThat(mixed.revision().label()).isEqualTo("shop=s1");
    }

    @Test
    void tellsTheRevisionsOfItsSources() {
        CombinedSource source = combined();
        String id = source.fetch().revision().id();

        assertThat(source.parts(id).orElseThrow()).hasToString("{platform=main@p1, shop=main@s1}");
        assertThat(source.parts("unknown")).isEmpty();
    }

    @Test
    void refusesRevisionsThatItDoesNotKnow() {
        for (String unknown :
                new String[] {"1a2b3c4d", "", "shop", "web=s1", "shop=s1 shop=s2", "shop=s1  platform=p1"}) {
            assertThatThrownBy(() -> combined().fetch(unknown))
                    .isInstanceOf(RevisionNotFoundException.class)
                    .hasMessageContaining("found revision \"" + unknown + "\"; expected the id of a combined revision");
        }
        assertThatThrownBy(() -> combined().fetch("shop=s9")).isInstanceOf(RevisionNotFoundException.class);
    }

    @Test
    void isAsBadlySignedAsTheWorstOfItsSources() {
        Snapshot good = signed(platform.fetch(), Status.GOOD);
        platform.answer(() -> good);
        assertThat(combined().fetch().signature()).isEmpty();

        Snapshot bad = signed(shop.fetch(), Status.UNKNOWN_SIGNER);
        shop.answer(() -> bad);

        Signature worst = combined().fetch().signature().orElseThrow();
        assertThat(worst.status()).isEqualTo(Status.UNKNOWN_SIGNER);
        assertThat(worst.reason()).isEqualTo("shop: why");
    }

    private static Snapshot signed(Snapshot snapshot, Status status) {
        return snapshot.withSignature(new Signature(status, null, null, "why"));
    }

    @Test
    void goesOnWithWhatItHasWhenOneSourceIsAwayAndSaysSo() {
        CombinedSource source = CombinedSource.builder()
                .add("platform", LastGoodSource.of(platform))
                .add(
                        "shop",
                        LastGoodSource.builder(shop).clock(() -> Instant.EPOCH).build())
                .build();
        Snapshot before = source.fetch();
        shop.goAway();

        assertThat(source.fetch()).isSameAs(before);
        assertThat(source.staleness().orElseThrow().served()).hasToString("main@s1");
    }

    @Test
    void closesItsSources() {
        combined().close();

        assertThat(platform.closed + shop.closed).isEqualTo(2);
    }

    @Test
    void refusesNamesThatCannotBeginPositions() {
        CombinedSource.Builder builder = CombinedSource.builder().add("shop", shop);

        assertThatThrownBy(() -> builder.add("shop", platform)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add("a/b", platform)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CombinedSource.builder().build()).isInstanceOf(IllegalStateException.class);
    }
}
