package io.githops.harvester.junit;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an embedded Harvester, and a client of it, as parameters of type {@link EmbeddedHarvester} and {@link
 * Harvester}. Each test has one of its own, unless the class is to share one; all are closed when they are not needed any
 * more.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmbeddedHarvesterExtension CLUSTER = EmbeddedHarvesterExtension.perTest();
 *
 * @Test
 * void startsTheMachine(EmbeddedHarvester embedded, Harvester harvester) { ... }
 * }</pre>
 *
 * <p>With {@code @ExtendWith(EmbeddedHarvesterExtension.class)} it is as {@link #perTest()}. Tests may run in parallel.
 */
@SuppressWarnings("exports") // Programs compile without JUnit, and whoever uses this has it.
public final class EmbeddedHarvesterExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(EmbeddedHarvesterExtension.class);

    private final Supplier<EmbeddedHarvester> clusters;
    private final boolean isShared;

    /** As {@link #perTest()}. */
    public EmbeddedHarvesterExtension() {
        this(EmbeddedHarvester::create, false);
    }

    private EmbeddedHarvesterExtension(Supplier<EmbeddedHarvester> clusters, boolean isShared) {
        this.clusters = Objects.requireNonNull(clusters, "clusters");
        this.isShared = isShared;
    }

    /** A freshly installed cluster for each test. */
    public static EmbeddedHarvesterExtension perTest() {
        return perTest(EmbeddedHarvester::create);
    }

    /**
     * A cluster for each test.
     *
     * @param clusters starts one; asked for each test that has a parameter for it
     */
    public static EmbeddedHarvesterExtension perTest(Supplier<EmbeddedHarvester> clusters) {
        return new EmbeddedHarvesterExtension(clusters, false);
    }

    /**
     * One cluster for all tests of a class and of the classes nested in it; what one test leaves, the next one finds.
     *
     * @param clusters starts it; asked when the first test has a parameter for it
     */
    public static EmbeddedHarvesterExtension perClass(Supplier<EmbeddedHarvester> clusters) {
        return new EmbeddedHarvesterExtension(clusters, true);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == EmbeddedHarvester.class || type == Harvester.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Running running = owner(test)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(this, any -> new Running(clusters.get()), Running.class);
        return parameter.getParameter().getType() == Harvester.class ? running.client : running.embedded;
    }

    /** Where the cluster is kept: with the outermost class of the test when it is shared. */
    private ExtensionContext owner(ExtensionContext test) {
        ExtensionContext owner = test;
        while (isShared
                && owner.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            owner = owner.getParent().orElseThrow();
        }
        return owner;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close(test);
    }

    @Override
    public void afterAll(ExtensionContext testClass) {
        close(testClass);
    }

    private void close(ExtensionContext context) {
        @Nullable Running running = context.getStore(NAMESPACE).remove(this, Running.class);
        if (running != null) {
            running.close();
        }
    }

    private static final class Running {
        private final EmbeddedHarvester embedded;
        private final Harvester client;

        Running(EmbeddedHarvester embedded) {
            this.embedded = embedded;
            client = Harvester.over(embedded.transport());
        }

        void close() {
            client.close();
            embedded.close();
        }
    }
}
