package io.githops.examples.quickstart;

import io.githops.environment.Discovery;
import io.githops.environment.Environments;
import io.githops.fleet.Fleet;
import io.githops.git.GitSource;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.reconcile.Reconciler;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The step of the quickstart about environments that differ from one base. */
final class KioskStory {
    private static final FieldPath LIMITS = FieldPath.parse("spec.template.spec.domain.resources.limits");

    private final Narrator narrator;
    private final Path folder;
    private final SampleRepository repository;

    /** @param folder for files of this run */
    KioskStory(Narrator narrator, Path folder, SampleRepository repository) {
        this.narrator = narrator;
        this.folder = folder;
        this.repository = repository;
    }

    void runBoth() throws IOException, InterruptedException {
        narrator.step("One base and two environments, of which each says what differs, on a cluster each");
        try (var git = GitSource.builder(repository.address()).ref("main").build();
                var dev = LabCluster.start(folder);
                var prod = LabCluster.start(folder);
                var fleet = Fleet.builder().build()) {
            Map<String, LabCluster> clusters = Map.of("dev", dev, "prod", prod);
            // region environments
            Discovery found = Environments.folders(git, "kiosk/environments/*").discover();
            found.environments()
                    .forEach((name, source) -> fleet.add(
                            name,
                            Map.of("stage", name),
                            member -> Reconciler.builder(
                                    source, member.fence(clusters.get(name).client()))));
            fleet.start();
            // endregion
            narrator.claim(found.appeared().size() == 2, "the folders " + found.appeared() + " are environments");
            Resource desired = machine(found.environments().get("prod").fetch().resources());
            narrator.say(desired + " takes");
            narrator.say("cpu from " + written(desired, "cpu"));
            narrator.say("memory from " + written(desired, "memory"));
            narrator.claim(
                    written(desired, "memory").equals("kiosk/environments/prod/memory.yaml:11:13"),
                    "what an environment changes is known by its own file and line");
            narrator.claim(
                    dev.comesTrue(() -> hasMemory(dev, "kiosk-dev", "1Gi"))
                            && prod.comesTrue(() -> hasMemory(prod, "kiosk-prod", "4Gi")),
                    "machine till has 1Gi in development, and 4Gi in production");
        }
    }

    private static Resource machine(Iterable<Resource> resources) {
        for (Resource resource : resources) {
            if (resource.id().kind().equals("VirtualMachine")) {
                return resource;
            }
        }
        throw new BrokenClaimException("there is a machine");
    }

    private static String written(Resource machine, String limit) {
        return machine.position(LIMITS.field(limit)).map(Position::toString).orElse("nowhere");
    }

    private static boolean hasMemory(LabCluster cluster, String namespace, String memory) {
        return cluster.client()
                .get(VirtualMachine.KIND.groupVersionKind(), namespace, "till")
                .flatMap(live -> live.at(LIMITS.field("memory")))
                .filter(new Text(memory)::equals)
                .isPresent();
    }
}
