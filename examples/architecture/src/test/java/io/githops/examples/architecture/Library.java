package io.githops.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The packages of each published module, and the classes in them. */
final class Library {

    static final String[] MODEL = {
        "io.githops.tree..", "io.githops.schema..", "io.githops.model..", "io.githops.manifest..", "io.githops.source.."
    };
    static final String[] DIFF = {"io.githops.diff.."};
    static final String RECONCILE = "io.githops.reconcile..";
    static final String CLIENT = "io.githops.harvester..";
    static final String[] HARVESTER = {RECONCILE, CLIENT};
    static final String[] GIT = {"io.githops.git.."};

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.githops");

    private Library() {}
}
