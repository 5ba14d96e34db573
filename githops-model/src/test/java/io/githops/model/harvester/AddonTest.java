package io.githops.model.harvester;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;

class AddonTest {
    private static final Resource MONITORING = resource("""
            apiVersion: harvesterhci.io/v1beta1
            kind: Addon
            metadata: {name: rancher-logging, namespace: cattle-logging-system}
            spec:
              repo: http://harvester-cluster-repo.cattle-system.svc/charts
              chart: rancher-logging
              version: 1.0.0
              enabled: true
              valuesContent: |
                # of the team
                fluentd:
                  replicas: 2 # enough
            """);

    @Test
    void readsTheValuesOfItsChart() {
        assertThat(MONITORING.as(Addon.KIND).values()).isEqualTo(tree("fluentd: {replicas: 2}"));
        assertThat(Addon.enabled(KnownAddon.DESCHEDULER, "a", "b").values()).isEqualTo(Mapping.empty());
    }

    @Test
    void writesTheValuesOfItsChart() {
        Addon edited = MONITORING.as(Addon.KIND);
        edited = edited.withValues(edited.values().edit("fluentd", values -> values.with("size", new Text("1Gi"))));

        assertThat(edited.spec().valuesContent()).isEqualTo("# of the team\nfluentd:\n  replicas: 2\n  size: 1Gi\n");
    }

    @Test
    void keepsTheTextWhenTheValuesAreTheSame() {
        assertThat(MONITORING.with(Addon.KIND, addon -> addon.withValues(addon.values())))
                .isSameAs(MONITORING);
    }

    @Test
    void namesItselfWhenTheValuesAreNoMapping() {
        Addon broken = MONITORING.as(Addon.KIND).editSpec(spec -> spec.withValuesContent("- hunter2"));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::values)
                .withMessageContaining("Addon cattle-logging-system/rancher-logging (harvesterhci.io): "
                        + "spec.valuesContent: found a list; expected a mapping")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void isMadeOfOneThatHarvesterKnows() {
        assertThat(Addon.KIND.resource(Addon.enabled(KnownAddon.RANCHER_VCLUSTER, "https://charts.loft.sh", "v0.30.0")
                        .withExperimental(true)))
                .isEqualTo(resource("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: Addon
                        metadata:
                          name: rancher-vcluster
                          namespace: rancher-vcluster
                          labels: {addon.harvesterhci.io/experimental: "true"}
                        spec:
                          repo: https://charts.loft.sh
                          chart: vcluster
                          version: v0.30.0
                          enabled: true
                          valuesContent: ""
                        """));
    }

    @Test
    void isSwitchedWithoutTheChecksThatHarvesterHasForIt() {
        Addon unchecked = MONITORING.as(Addon.KIND).withUnchecked(true);

        assertThat(unchecked.isUnchecked()).isTrue();
        assertThat(unchecked.metadata().annotations())
                .containsEntry("harvesterhci.io/skipRancherLoggingAddonWebhookCheck", "true");
        assertThat(unchecked.withUnchecked(false)).isEqualTo(MONITORING.as(Addon.KIND));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Addon.enabled(KnownAddon.VM_IMPORT_CONTROLLER, "a", "b").withUnchecked(true))
                .withMessageContaining("Addon vm-import-controller: has no check that can be skipped");
    }
}
