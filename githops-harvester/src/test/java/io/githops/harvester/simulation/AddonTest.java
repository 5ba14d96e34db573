package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Refusal;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddonTest {
    private static final ResourceId SEEDER = HarvesterKind.ADDON.id("harvester-system", "harvester-seeder");

    private final FakeObjects objects = new FakeObjects();

    @Test
    void isDeployedInTwoSeconds() {
        objects.write(addon("harvester-seeder", true));

        objects.settle();
        assertThat(state()).isEqualTo("AddonEnabling");
        assertThat(Condition.isTrue(seeder().status(), "InProgress")).isTrue();

        objects.pass(2);
        assertThat(state()).isEqualTo("AddonDeploySuccessful");
        assertThat(Condition.isTrue(seeder().status(), "Completed")).isTrue();
        assertThat(Condition.is(seeder().status(), "InProgress", "False")).isTrue();
    }

    @Test
    void isUpdatedWhenItsValuesChange() {
        objects.write(addon("harvester-seeder", true));
        objects.pass(2);

        objects.change(SEEDER, with("valuesContent", new Text("a: b")));
        objects.settle();
        assertThat(state()).isEqualTo("AddonUpdating");

        objects.pass(2);
        assertThat(state()).isEqualTo("AddonDeploySuccessful");
    }

    @Test
    void isRemovedWhenDisabled() {
        objects.write(addon("harvester-seeder", true));
        objects.pass(2);

        objects.change(SEEDER, with("enabled", Bool.FALSE));
        objects.settle();
        assertThat(state()).isEqualTo("AddonDisabling");

        objects.pass(2);
        assertThat(state()).isEqualTo("AddonDisabled");
    }

    @Test
    void staysUntouchedWhileDisabled() {
        objects.write(addon("harvester-seeder", false));
        objects.pass(3);

        assertThat(seeder().status()).isEqualTo(Mapping.empty());
    }

    @Test
    void failsUntilItWasDisabledWhenItsChartCannotBeHad() {
        objects.write(addon("harvester-seeder", true)
                .edit("spec", spec -> spec.with("repo", new Text("https://charts.invalid/stable"))));
        objects.pass(5);
        assertThat(Condition.isTrue(seeder().status(), "OperationFailed")).isTrue();
        assertThat(state()).isEqualTo("AddonEnabling");

        objects.change(SEEDER, with("repo", new Text("https://charts.example.com")));
        objects.pass(3);
        assertThat(state()).isEqualTo("AddonEnabling");

        objects.change(SEEDER, with("enabled", Bool.FALSE));
        objects.pass(3);
        objects.change(SEEDER, with("enabled", Bool.TRUE));
        objects.pass(3);
        assertThat(state()).isEqualTo("AddonDeploySuccessful");
    }

    @Test
    void cannotBeChangedWhileItIsBeingDeployed() {
        objects.write(addon("harvester-seeder", true));
        objects.settle();

        assertThat(objects.refusal(addon("harvester-seeder", false)))
                .asString()
                .contains("an existing operation is in progress");
    }

    @Test
    void keepsItsChartAndSharesItWithNoOther() {
        objects.write(addon("harvester-seeder", false));

        assertThat(objects.refusal(with("chart", new Text("other")).apply(seeder().tree())))
                .extracting(Refusal::message)
                .isEqualTo("chart field cannot be changed.");
        assertThat(objects.refusal(with("chart", new Text("harvester-seeder")).apply(addon("copy", false)))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"harvester-seeder, true, true", "harvester-seeder, false, false", "kubeovn-operator, true, false"})
    void isDeletedOnlyWhenExperimental(String name, boolean experimental, boolean allowed) {
        objects.write(new ApiObject(addon(name, false))
                .withLabel("addon.harvesterhci.io/experimental", String.valueOf(experimental))
                .tree());
        ResourceId id = HarvesterKind.ADDON.id("harvester-system", name);

        if (allowed) {
            objects.remove(id);
            objects.settle();
            assertThat(objects.get(id)).isEmpty();
        } else {
            assertThat(objects.removalRefusal(id)).extracting(Refusal::message).isEqualTo(name + " cannot be deleted");
        }
    }

    @Test
    void theDeschedulerNeedsTwoNodes() {
        assertThat(objects.refusal(addon("descheduler", true))).asString().contains("more than one node");

        objects.write(Samples.node("node-1", ""));
        objects.write(Samples.node("node-2", ""));
        objects.write(addon("descheduler", true));
    }

    private ApiObject seeder() {
        return objects.read(SEEDER);
    }

    private String state() {
        return seeder().status().text("status").orElse("");
    }

    private static UnaryOperator<Mapping> with(String field, Tree value) {
        return addon -> addon.edit("spec", spec -> spec.with(field, value));
    }

    private static Mapping addon(String name, boolean enabled) {
        return yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: %1$s, namespace: harvester-system}
                spec: {chart: %1$s, enabled: %2$s, repo: 'http://charts.example.com', version: 1.0.0, valuesContent: ''}
                """.formatted(name, enabled));
    }
}
