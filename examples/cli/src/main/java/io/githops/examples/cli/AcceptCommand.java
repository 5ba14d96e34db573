package io.githops.examples.cli;

import io.githops.cluster.Cluster;
import io.githops.diff.Plan;
import io.githops.git.FileEdits;
import io.githops.git.GitWriter;
import io.githops.git.Proposal;
import io.githops.model.Resource;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commits what drifted. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description =
                "Writes the live values of what drift shows into the manifests of the repository, also where a commit was"
                        + " not applied yet. Shows the commit; with --push, makes it. Secrets are left out.")
final class AcceptCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Mixin
    private CommitOptions commit = new CommitOptions();

    @Mixin
    private PushOptions push = new PushOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.source().requireBranch(commit);
        try (GitWriter writer = options.source().openWriter(commit);
                Source source = options.openSource();
                Cluster cluster = options.openCluster();
                Reconciler reconciler = options.reconciler(source, cluster).build()) {
            Plan plan = reconciler.plan();
            Acceptance acceptance = Acceptance.of(plan, options.source().path());
            acceptance.leftOut().forEach(left -> spec.commandLine().getErr().println("left out: " + left));
            Proposal proposal = commit.complete(propose(writer, acceptance.manifests()));
            int exitCode = push.conclude(writer, proposal, options.isJson(), spec.commandLine());
            return acceptance.leftOut().isEmpty() ? exitCode : ExitCode.PENDING;
        }
    }

    private Proposal propose(GitWriter writer, List<Resource> manifests) {
        if (manifests.isEmpty()) {
            return writer.edit(FileEdits.none(), "Accept nothing");
        }
        String names = manifests.stream().map(manifest -> "- " + manifest.id()).collect(Collectors.joining("\n"));
        return writer.manifests(manifests, options.source().path(), "Accept what is live\n\n" + names);
    }
}
