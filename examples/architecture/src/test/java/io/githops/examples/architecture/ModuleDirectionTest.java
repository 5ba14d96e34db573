package io.githops.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleDirectionTest {

    @Test
    void dependenciesPointFromGitAndFromHarvesterByDiffToModel() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("model")
                .definedBy(Library.MODEL)
                .layer("diff")
                .definedBy(Library.DIFF)
                .layer("harvester")
                .definedBy(Library.HARVESTER)
                .layer("git")
                .definedBy(Library.GIT)
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("diff")
                .mayOnlyAccessLayers("model")
                .whereLayer("harvester")
                .mayOnlyAccessLayers("model", "diff")
                .whereLayer("git")
                .mayOnlyAccessLayers("model")
                .check(Library.CLASSES);
    }

    @Test
    void reconcileKnowsTheClusterOnlyByItsInterfaces() {
        noClasses()
                .that()
                .resideInAnyPackage(Library.RECONCILE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Library.CLIENT)
                .allowEmptyShould(true)
                .check(Library.CLASSES);
    }

    @Test
    void everyPackageBelongsToAModule() {
        String[] known = Stream.of(Library.MODEL, Library.DIFF, Library.HARVESTER, Library.GIT)
                .flatMap(Stream::of)
                .toArray(String[]::new);

        classes()
                .that()
                .haveNameNotMatching(".*(module|package)-info")
                .should()
                .resideInAnyPackage(known)
                .because("Library says which packages a module has")
                .allowEmptyShould(true)
                .check(Library.CLASSES);
    }
}
