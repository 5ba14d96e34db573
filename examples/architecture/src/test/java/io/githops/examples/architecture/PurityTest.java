package io.githops.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.net.URI;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PurityTest {

    private static final DescribedPredicate<JavaClass> THREADS = assignableTo(Thread.class)
            .or(assignableTo(ThreadLocal.class))
            .or(assignableTo(Timer.class))
            .or(assignableTo(Executor.class))
            .or(assignableTo(Future.class))
            .as("are threads");

    private static final DescribedPredicate<JavaClass> CHANCE_AND_CLOCKS = assignableTo(RandomGenerator.class)
            .or(assignableTo(Random.class))
            .or(assignableTo(Clock.class))
            .as("are random generators or clocks");

    private static final DescribedPredicate<JavaMethodCall> THE_ENVIRONMENT = DescribedPredicate.describe(
            "it asks for the time, for chance or about the machine", PurityTest::asksTheEnvironment);

    private static final Set<String> RANDOM_NAMES = Set.of("random", "randomUUID");

    @Test
    void diffNeitherReadsNorWritesNorRunsInParallel() {
        noClasses()
                .that()
                .resideInAnyPackage(Library.DIFF)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.util.concurrent..")
                        .or(THREADS))
                .allowEmptyShould(true)
                .check(Library.CLASSES);
    }

    @Test
    void diffGivesTheSameAnswerAtAnyTimeAndOnAnyMachine() {
        noClasses()
                .that()
                .resideInAnyPackage(Library.DIFF)
                .should()
                .dependOnClassesThat(CHANCE_AND_CLOCKS)
                .orShould()
                .callMethodWhere(THE_ENVIRONMENT)
                .allowEmptyShould(true)
                .check(Library.CLASSES);
    }

    @Test
    void treesAndModelsAreValuesWithoutNetworkOrThreads() {
        noClasses()
                .that()
                .resideInAnyPackage("io.githops.tree..", "io.githops.schema..", "io.githops.model..")
                .should()
                .dependOnClassesThat(resideInAPackage("java.net..")
                        .and(not(equivalentTo(URI.class)))
                        .or(THREADS))
                .allowEmptyShould(true)
                .check(Library.CLASSES);
    }

    private static boolean asksTheEnvironment(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        if (owner.isEquivalentTo(System.class)) {
            return !call.getName().equals("arraycopy");
        }
        if (owner.isEquivalentTo(UUID.class) || owner.isEquivalentTo(Math.class)) {
            return RANDOM_NAMES.contains(call.getName());
        }
        return owner.getPackageName().equals("java.time") && call.getName().equals("now");
    }
}
