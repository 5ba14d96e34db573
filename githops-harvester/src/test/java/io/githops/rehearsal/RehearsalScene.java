package io.githops.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Approval;
import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.diff.Prune;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.Pace;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A "live" cluster that a rehearsal copies, and manifests to plan for it. */
final class RehearsalScene implements AutoCloseable {
    static final ResourceId WEB =
            ResourceId.of(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"), "default", "web");
    static final String IMAGE = """
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineImage
            metadata: {name: tools}
            spec: {displayName: tools, sourceType: %s}
            """;
    static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web}
            spec:
              runStrategy: %s
              template:
                spec:
                  domain:
                    cpu: {cores: 1, sockets: 1, threads: 1}
                    resources: {limits: {cpu: 1, memory: 1Gi}}
                    devices:
                      interfaces: [{name: default, model: virtio, masquerade: {}}]
                  networks: [{name: default, pod: {}}]
            """;

    final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    final Harvester harvester = Harvester.over(embedded.transport());

    void sync(String yaml) {
        sync(snapshot(yaml));
    }

    /** Makes the cluster as the snapshot says, deletions included. */
    void sync(Snapshot desired) {
        try (Reconciler reconciler = options(desired)
                .prune(Prune.OWNED)
                .concurrency(1)
                .pace(new EmbeddedPace())
                .build()) {
            Plan plan = reconciler.plan();
            Plan approved = plan.with(plan.guards().stream().map(Approval::of).toList());
            assertThat(reconciler.execute(approved.approveUnguarded()).succeeded())
                    .isTrue();
        }
    }

    /** A plan that prunes what is no longer desired. */
    Plan planned(String yaml) {
        try (Reconciler reconciler = options(snapshot(yaml)).prune(Prune.OWNED).build()) {
            return reconciler.plan();
        }
    }

    /** A plan of a planner that a rehearsal has to be told of. */
    Plan planned(String yaml, Planner.Builder planner) {
        return planner.build().plan(planned(yaml).input());
    }

    RehearsalBuilder rehearsal(String yaml) {
        return Rehearsal.builder(planned(yaml)).live(harvester);
    }

    private ReconcilerBuilder options(Snapshot desired) {
        return Reconciler.builder(() -> desired, harvester);
    }

    private static Snapshot snapshot(String yaml) {
        List<Resource> resources = ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("desired.yaml", yaml)))
                .orThrow();
        return Snapshot.of(Revision.of("0123456789abcdef", "main"), resources);
    }

    @Override
    public void close() {
        harvester.close();
        embedded.close();
    }

    private final class EmbeddedPace implements Pace {
        @Override
        public Instant now() {
            return embedded.now();
        }

        @Override
        public void pause(Duration duration) {
            embedded.advance(duration);
        }
    }
}
