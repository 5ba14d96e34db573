package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.Admission;
import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.admission.Refusal;
import io.githops.harvester.simulation.Controller;
import io.githops.harvester.simulation.StoredObjects;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionsTest {
    private static final String GADGETS = "/apis/example.io/v1/namespaces/default/gadgets";
    private static final String GADGET =
            "{'apiVersion':'example.io/v1','kind':'Gadget','metadata':{'name':'g'},'spec':{'mode':'fast'}}";

    private final List<Instant> steps = new ArrayList<>();
    private final EmbeddedHarvester harvester = EmbeddedHarvester.builder()
            .bare()
            .kinds(TestKinds.all())
            .admission(new GadgetAdmission())
            .controller(new GadgetController())
            .start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void storesWhatWebhooksMakeOfAnObjectWithoutAnOwner() {
        Api.Response created = api.apply(GADGETS + "/g", "me", GADGET);

        assertThat(Json.text(created.at("spec.tags"))).isEqualTo("[\"mutated\"]");
        assertThat(created.at("spec.nosuch")).isNull();
        assertThat(Json.text(created.at("metadata.managedFields[0].fieldsV1")))
                .isEqualTo("{\"f:spec\":{\"f:mode\":{}}}");
    }

    @Test
    void answersWithTheWordsAndTheCodeOfAWebhook() {
        Api.Response refused = api.post(GADGETS, GADGET.replace("'fast'", "'fast','size':13"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.reason()).isEqualTo("Invalid");
        assertThat(refused.message())
                .isEqualTo("admission webhook \"gadgets.example.io\" denied the request: 13 brings bad luck");
        assertThat(api.get(GADGETS).names()).isEmpty();
    }

    @Test
    void asksWebhooksInADryRun() {
        assertThat(api.post(GADGETS + "?dryRun=All", GADGET.replace("'fast'", "'fast','size':13"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void asksWebhooksBeforeADeletion() {
        api.post(GADGETS, GADGET);
        api.merge(GADGETS + "/g", "{'metadata':{'labels':{'keep':'yes'}}}");

        assertThat(api.delete(GADGETS + "/g").status()).isEqualTo(500);
        assertThat(api.delete(GADGETS).status()).isEqualTo(500);
        assertThat(api.get(GADGETS).names()).containsExactly("g");
    }

    @Test
    void letsControllersWriteStatusUnderTheirOwnName() {
        api.post(GADGETS, GADGET);

        harvester.advance(Duration.ofSeconds(1));

        Api.Response gadget = api.get(GADGETS + "/g");
        assertThat(gadget.at("status.phase")).isEqualTo(new Text("Ready"));
        assertThat(gadget.at("metadata.generation")).isEqualTo(Num.of(1));
        assertThat(gadget.body().mapping("metadata").sequence("managedFields").mappings())
                .extracting(entry -> entry.text("manager").orElse("") + "/"
                        + entry.text("subresource").orElse(""))
                .contains("gadget-controller/status");
    }

    @Test
    void stepsControllersOnceASecondWhileTimeGoesBy() {
        harvester.advance(Duration.ofSeconds(3));

        assertThat(steps.stream().distinct())
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:01Z"),
                        Instant.parse("2026-01-01T00:00:02Z"),
                        Instant.parse("2026-01-01T00:00:03Z"));
    }

    @Test
    void outlivesAControllerThatFails() {
        api.post(GADGETS, GADGET.replace("'g'", "'poison'"));
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger(ControllerLoop.class.getName());
        Filter filter = line -> !warnings.add(line.getMessage());
        logger.setFilter(filter);

        harvester.advance(Duration.ofSeconds(1));

        logger.setFilter(null);
        assertThat(warnings).contains("a controller of the embedded Harvester failed");
        assertThat(steps).isNotEmpty();
    }

    private static final class GadgetAdmission implements Admission {
        @Override
        public boolean covers(String group, String kind) {
            return kind.equals("Gadget");
        }

        @Override
        public Mapping mutate(Mapping live, Mapping object, ClusterObjects objects) {
            return object.edit(
                    "spec",
                    spec -> spec.with("tags", Sequence.of(new Text("mutated"))).with("nosuch", new Text("x")));
        }

        @Override
        public List<Refusal> check(Mapping live, Mapping object, ClusterObjects objects) {
            return Num.of(13).equals(object.mapping("spec").get("size"))
                    ? List.of(refusal(422, "13 brings bad luck"))
                    : List.of();
        }

        @Override
        public List<Refusal> checkDelete(Mapping live, ClusterObjects objects) {
            return live.mapping("metadata", "labels").has("keep")
                    ? List.of(refusal(500, "it is still needed"))
                    : List.of();
        }

        private static Refusal refusal(int status, String message) {
            return new Refusal("gadget", "gadgets.example.io", status, FieldPath.root(), message);
        }
    }

    private final class GadgetController implements Controller {
        @Override
        public void step(StoredObjects objects, Instant now) {
            steps.add(now);
            for (Mapping gadget : objects.list("example.io", "Gadget", "")) {
                if (ObjectMetadata.name(gadget).equals("poison")) {
                    throw new IllegalStateException("a bug in a controller");
                }
                objects.edit(
                        new ResourceId("example.io", "Gadget", "default", ObjectMetadata.name(gadget)),
                        "gadget-controller",
                        object -> object.with("status", Mapping.of("phase", new Text("Ready"))));
            }
        }
    }
}
