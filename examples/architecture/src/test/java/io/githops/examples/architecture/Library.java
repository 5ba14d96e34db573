package io.githops.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** The packages of each published module, and the classes in them. */
final class Library {

    static final String[] MODEL = {
        "io.githops.tree..",
        "io.githops.schema..",
        "io.githops.model..",
        "io.githops.manifest..",
        "io.githops.overlay..",
        "io.githops.source.."
    };
    static final String[] DIFF = {"io.githops.diff..", "io.githops.export.."};
    static final String CLIENT = "io.githops.harvester..";
    /** What knows clusters by their interfaces only. */
    static final String[] RECONCILE = {
        "io.githops.cluster..",
        "io.githops.health..",
        "io.githops.inventory..",
        "io.githops.reconcile..",
        "io.githops.audit..",
        "io.githops.metrics..",
        "io.githops.notify..",
        "io.githops.lease..",
        "io.githops.fleet.."
    };

    static final String[] HARVESTER = Stream.concat(Stream.of(RECONCILE), Stream.of("io.githops.rehearsal..", CLIENT))
            .toArray(String[]::new);
    static final String[] GIT = {"io.githops.git..", "io.githops.environment..", "io.githops.webhook.."};

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.githops");

    private Library() {}
}
