package io.githops.examples.customkind;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.Kinds;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import java.io.PrintStream;
import java.nio.file.Path;

/** Plans and applies a kind of one's own beside Harvester's. */
public final class CustomKind {
    private CustomKind() {}

    /** @param arguments the folder of the manifests; by default {@code manifests} */
    public static void main(String... arguments) {
        run(Path.of(arguments.length == 0 ? "manifests" : arguments[0]), System.out);
    }

    static void run(Path manifests, PrintStream out) {
        // region use
        Kinds kinds = Kinds.harvester().with(MaintenanceKinds.MAINTENANCE_WINDOW); // or: withInstalled()
        try (var embedded = EmbeddedHarvester.builder().realTime().start();
                var cluster = Harvester.over(embedded.transport());
                var source = Source.directory(manifests, kinds);
                var reconciler =
                        Reconciler.builder(source, cluster).kinds(kinds).build()) {
            // endregion
            out.print(reconciler.plan().document().text());

            out.println(reconciler.sync().succeeded() ? "applied" : "failed");

            cluster.list(MaintenanceKinds.MAINTENANCE_WINDOW.groupVersionKind(), "")
                    .forEach(live -> out.println(sentence(
                            live.as(MaintenanceKinds.MAINTENANCE_WINDOW).spec())));
        }
    }

    private static String sentence(MaintenanceWindow.Spec window) {
        return window.machine() + " may restart from " + window.begins() + " for "
                + window.length().duration().toMinutes() + " minutes";
    }
}
