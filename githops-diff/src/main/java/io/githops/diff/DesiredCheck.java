package io.githops.diff;

import io.githops.diff.rule.FieldPolicy;
import io.githops.manifest.Masking;
import io.githops.manifest.SchemaCheck;
import io.githops.model.BoundResource;
import io.githops.model.ExplicitOrder;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Reference;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects what is wrong with what desired resources say of each other and of their fields. Used for one plan. */
final class DesiredCheck {
    private final ExplicitOrder order;
    private final LateBinding binding;
    private final SchemaCheck schemas;
    private final Predicate<ResourceId> isKnown;
    private final List<Problem> problems = new ArrayList<>();

    /** @param isKnown whether there is or will be such an object */
    DesiredCheck(Kinds kinds, Predicate<ResourceId> isKnown) {
        this.order = ExplicitOrder.of(kinds);
        this.binding = LateBinding.of(kinds);
        this.schemas = new SchemaCheck(kinds);
        this.isKnown = isKnown;
    }

    /** Checks what a resource says of its place among others, and of its fields; whether it names others. */
    boolean checkOrder(Resource resource) {
        order.check(resource, problems::add);
        FieldPolicy.check(resource, problems::add);
        List<Reference> dependencies = order.dependencies(resource);
        for (Reference dependency : dependencies) {
            if (!isKnown.test(dependency.to())) {
                problems.add(Problem.error(
                        "GH1415",
                        resource + ": " + dependency.at() + ": found " + dependency.to()
                                + ", which is neither among the manifests nor in the cluster; expected an object that is"
                                + " there, correct the name or remove it",
                        resource.positions().nearest(dependency.at()).orElse(null)));
            }
        }
        return !dependencies.isEmpty();
    }

    /** Checks the values that were taken from other objects, as the manifest could not be checked without them. */
    void checkValues(BoundResource bound) {
        if (bound.manifest() == bound.resource() && bound.values().isEmpty()) {
            return;
        }
        binding.check(bound.manifest(), problems::add);
        schemas.check(bound.resource(), problem -> {
            if (problem.severity() == Problem.Severity.ERROR) {
                problems.add(Problem.error(
                        problem.code(), bound.masked(problem.message(), Masking.MASK), problem.position()));
            }
        });
    }

    /** @throws ManifestException when something is wrong; holds all of it */
    void requireNoProblem() {
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
    }
}
