package io.githops.examples.quickstart;

import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.git.GitSource;
import io.githops.harvester.Harvester;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncResult;
import java.nio.file.Path;

// region hello
/** Makes a cluster as a folder of a Git repository says, unless the plan needs approval. */
public final class Hello {
    private Hello() {}

    /** @param arguments the address of the repository, and the path of a kubeconfig */
    public static void main(String... arguments) {
        try (var source = GitSource.builder(arguments[0]).path("clusters/lab").build();
                var harvester = Harvester.fromKubeconfig(Path.of(arguments[1]));
                var reconciler =
                        Reconciler.builder(source, harvester).prune(Prune.OWNED).build()) {
            Plan plan = reconciler.plan();
            System.out.print(plan.document().text());
            if (plan.guards().isEmpty()) {
                SyncResult result = reconciler.execute(plan.approveUnguarded());
                for (Outcome outcome : result.outcomes()) {
                    System.out.println(outcome.status() + " " + outcome.change().id());
                }
            }
        }
    }
}
// endregion
