package io.githops.examples.customkind;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.Kinds;
import io.githops.model.ReferenceRule;
import io.githops.model.ResourceKind;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Plans and applies a kind of one's own beside Harvester's. */
public final class CustomKind {

    /** When a machine may be restarted. */
    record Window(Spec spec) {
        record Spec(String machine, String begins, int hours) {}
    }

    static final ResourceKind<Window> MAINTENANCE_WINDOW = ResourceKind.builder(
                    "shop.example/v1", "MaintenanceWindow", Window.class)
            .references(List.of(ReferenceRule.of(
                    "spec.machine", "kubevirt.io", "VirtualMachine", ReferenceRule.Format.SAME_NAMESPACE)))
            .build();

    private CustomKind() {}

    /** @param arguments the folder of the manifests; by default {@code manifests} */
    public static void main(String... arguments) {
        run(Path.of(arguments.length == 0 ? "manifests" : arguments[0]), System.out);
    }

    static void run(Path manifests, PrintStream out) {
        Kinds kinds = Kinds.harvester().with(MAINTENANCE_WINDOW);
        try (var embedded = EmbeddedHarvester.builder().realTime().start();
                var cluster = Harvester.over(embedded.transport());
                var source = Source.directory(manifests, kinds);
                var reconciler =
                        Reconciler.builder(source, cluster).kinds(kinds).build()) {
            out.print(reconciler.plan().render());

            out.println(reconciler.sync().succeeded() ? "applied" : "failed");

            cluster.list(MAINTENANCE_WINDOW.groupVersionKind(), "").forEach(live -> {
                Window.Spec spec = live.as(MAINTENANCE_WINDOW).spec();
                out.println(spec.machine() + " may restart from " + spec.begins() + " for " + spec.hours() + " hours");
            });
        }
    }
}
