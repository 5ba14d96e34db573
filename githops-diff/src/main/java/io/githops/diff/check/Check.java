package io.githops.diff.check;

import io.githops.diff.Plan;
import io.githops.model.Problem.Severity;
import io.githops.model.Resource;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a team about its resources or plans. Immutable, and thread-safe when what it was given is.
 *
 * <pre>{@code
 * Check owner = Check.onResources("owner-label")
 *         .of(VirtualMachine.KIND)
 *         .require(machine -> machine.metadata().label("owner").isPresent(), "every machine needs a label owner");
 * List<Finding> findings = Checks.of(owner, ReadyChecks.danglingReferences()).run(snapshot);
 * }</pre>
 */
public final class Check {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*(:\\S+)?");

    private final String id;
    private final Body body;
    private final @Nullable Severity severity;

    /** Looks for problems. */
    @FunctionalInterface
    interface Body {
        /** @param plan null when there is none yet */
        void find(Configuration configuration, @Nullable Plan plan, Problems problems);
    }

    private Check(String id, Body body, @Nullable Severity severity) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("found the id \"" + id
                    + "\" of a check; expected lower case letters, digits and hyphens, such as owner-label");
        }
        this.id = id;
        this.body = Objects.requireNonNull(body, "body");
        this.severity = severity;
    }

    static Check of(String id, Body body) {
        return new Check(id, body, null);
    }

    /**
     * Begins a check of each desired resource by itself.
     *
     * @param id in lower case with hyphens; stable, since it is printed with each problem
     */
    public static OnResources<Resource> onResources(String id) {
        return new OnResources<>(id, any -> true, resource -> resource);
    }

    /** A check of the desired resources all together; the id is as in {@link #onResources}. */
    public static Check onConfiguration(String id, BiConsumer<Configuration, Problems> test) {
        Objects.requireNonNull(test, "test");
        return of(id, (configuration, plan, problems) -> problems.attempt(() -> test.accept(configuration, problems)));
    }

    /** A check of a plan, passed over where there is none; the id is as in {@link #onResources}. */
    public static Check onPlan(String id, BiConsumer<Plan, Problems> test) {
        Objects.requireNonNull(test, "test");
        return of(id, (configuration, plan, problems) -> {
            if (plan != null) {
                problems.attempt(() -> test.accept(plan, problems));
            }
        });
    }

    /** Printed with each problem. */
    public String id() {
        return id;
    }

    /** This check with all its problems as warnings. */
    public Check asWarnings() {
        return new Check(id, body, Severity.WARNING);
    }

    /** This check with all its problems as errors. */
    public Check asErrors() {
        return new Check(id, body, Severity.ERROR);
    }

    void find(Configuration configuration, @Nullable Plan plan, Problems problems) {
        body.find(configuration, plan, problems);
    }

    Severity severity(Severity found) {
        return severity == null ? found : severity;
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
