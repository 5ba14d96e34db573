package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A check of each desired resource, to be finished by what it requires. Immutable.
 *
 * @param <T> how the check sees a resource
 */
public final class OnResources<T> {
    private final String id;
    private final Predicate<Resource> scope;
    private final Function<Resource, T> view;

    OnResources(String id, Predicate<Resource> scope, Function<Resource, T> view) {
        this.id = id;
        this.scope = scope;
        this.view = view;
    }

    /** Only resources of a kind, in any version, seen through its view. */
    public <U> OnResources<U> of(ResourceKind<U> kind) {
        return new OnResources<>(
                id, scope.and(resource -> Configuration.isOf(resource, kind)), resource -> resource.as(kind));
    }

    /** Only resources that pass a test, such as those of one namespace. */
    public OnResources<T> where(Predicate<Resource> test) {
        return new OnResources<>(id, scope.and(test), view);
    }

    /** An error for each resource that fails a test; the message says what is expected. */
    public Check require(Predicate<? super T> test, String message) {
        return require(FieldPath.root(), test, message);
    }

    /** As {@link #require(Predicate, String)}, at a field; where the field is missing, at the nearest one around it. */
    public Check require(FieldPath at, Predicate<? super T> test, String message) {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(message, "message");
        return find((subject, problems) -> {
            if (!test.test(subject)) {
                problems.error(at, message);
            }
        });
    }

    /** The problems that a test of each resource finds. */
    public Check find(BiConsumer<? super T, Problems> test) {
        Objects.requireNonNull(test, "test");
        return Check.of(
                id,
                (configuration, plan, problems) ->
                        configuration.resources().forEach(resource -> check(resource, test, problems.about(resource))));
    }

    private void check(Resource resource, BiConsumer<? super T, Problems> test, Problems problems) {
        problems.attempt(() -> {
            if (scope.test(resource)) {
                test.accept(view.apply(resource), problems);
            }
        });
    }
}
