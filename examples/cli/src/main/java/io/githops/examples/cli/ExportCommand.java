package io.githops.examples.cli;

import io.githops.cluster.ForbiddenException;
import io.githops.diff.LiveObjects;
import io.githops.export.Export;
import io.githops.export.Exporter;
import io.githops.export.LeftOut;
import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a running cluster down as manifests. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a running cluster down as minimal manifests, one file for each resource. A plan of them"
                + " changes no field. Secrets are left out.")
final class ExportCommand implements Callable<Integer> {
    /** Reasons that somebody may want to do something about. */
    private static final Set<LeftOut.Reason> TOLD =
            Set.of(LeftOut.Reason.SECRET, LeftOut.Reason.GUARDED, LeftOut.Reason.UNSTABLE);

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private ExportTarget target = new ExportTarget();

    @Option(names = "--list", description = "Tells of every resource that is left out.")
    private boolean listsAll;

    @Option(
            names = "--keep-mac-addresses",
            description = "Keeps the hardware addresses that Harvester gave to machines, for when they are made anew.")
    private boolean keepsMacAddresses;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Kinds kinds = KnownKinds.load();
        Exporter.Builder exporter = Exporter.builder(kinds);
        if (keepsMacAddresses) {
            exporter.withoutRule("mac-address");
        }
        try (Harvester harvester = cluster.open()) {
            Export export = exporter.build().export(live(harvester, kinds));
            String written = target.write(export);
            print(export, written, spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }

    /** Every object that may be seen, in the version that the cluster stores. */
    private LiveObjects live(Harvester harvester, Kinds kinds) {
        List<Resource> all = new ArrayList<>();
        for (ResourceKind<?> kind : kinds.all()) {
            GroupVersionKind version = kind.groupVersionKind();
            boolean isStored = kinds.find(version.group(), version.kind())
                    .filter(kind::equals)
                    .isPresent();
            if (isStored && harvester.served(version).isPresent()) {
                all.addAll(list(harvester, version));
            }
        }
        return LiveObjects.of(all);
    }

    private List<Resource> list(Harvester harvester, GroupVersionKind kind) {
        try {
            return harvester.list(kind, "");
        } catch (ForbiddenException e) {
            spec.commandLine().getErr().println("warning: " + kind + " is left out: " + e.getMessage());
            return List.of();
        }
    }

    private void print(Export export, String written, PrintWriter out) {
        export.leftOut().stream()
                .filter(left -> listsAll || TOLD.contains(left.reason()))
                .forEach(left -> out.println("left out: " + left));
        export.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        String reasons = export.reasons().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(reason -> reason.getValue() + " " + reason.getKey().words())
                .collect(Collectors.joining(", "));
        out.println(export + (reasons.isEmpty() ? "" : ": " + reasons));
        out.println(written);
    }
}
