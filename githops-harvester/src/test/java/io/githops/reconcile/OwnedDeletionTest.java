package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Approval;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnedDeletionTest {
    private static final String TEMPLATE = """
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineTemplate
            metadata: {name: web}
            spec: {defaultVersionId: default/web-1}
            ---
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineTemplateVersion
            metadata: {name: web-1}
            spec:
              templateId: default/web
              vm:
                spec:
                  runStrategy: Halted
                  template:
                    spec:
                      domain: {devices: {}, resources: {limits: {memory: 1Gi, cpu: 1}}}
            """;
    private static final String REST = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: rest}
            data: {colour: blue}
            """;

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void leavesTheVersionsOfADeletedTemplateToTheCluster() {
        Reconciler reconciler = scene.desire(TEMPLATE + "---\n" + REST).reconciler(Prune.OWNED);
        assertThat(reconciler.sync().succeeded()).isTrue();
        scene.desire(REST);
        Plan plan = reconciler.plan();
        ApprovedPlan approved =
                plan.with(plan.guards().stream().map(Approval::of).toList()).approveUnguarded();

        SyncResult result = reconciler.execute(approved);

        assertThat(result.succeeded()).isTrue();
        assertThat(reconciler.plan().isEmpty()).isTrue();
        assertThat(reconciler.plan().orphans()).isEmpty();
    }
}
