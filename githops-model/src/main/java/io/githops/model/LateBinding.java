package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts the values that other objects hold in the place of the {@link LateBoundValue}s that ask for them, also inside JSON
 * text. Immutable and thread-safe.
 *
 * <pre>{@code
 * BoundResource bound = LateBinding.of(Kinds.harvester()).bind(manifest, live::get);
 * bound.unresolved().forEach(System.out::println);
 * }</pre>
 */
public final class LateBinding {
    private static final Set<FieldPath> IDENTITY = Set.of(
            FieldPath.of("apiVersion"),
            FieldPath.of("kind"),
            FieldPath.of("metadata", "name"),
            FieldPath.of("metadata", "namespace"));

    private final Kinds kinds;

    private LateBinding(Kinds kinds) {
        this.kinds = kinds;
    }

    /** @param kinds tell groups and scopes that the values leave out, and which fields are sensitive */
    public static LateBinding of(Kinds kinds) {
        return new LateBinding(Objects.requireNonNull(kinds, "kinds"));
    }

    /** Whether a resource holds late-bound values, or text that is marked as none. */
    public static boolean isNeeded(Resource resource) {
        return isNeeded(resource.tree());
    }

    /** The well-written late-bound values of a resource, in its order. */
    public List<LateBoundValue> values(Resource resource) {
        if (!isNeeded(resource)) {
            return List.of();
        }
        List<LateBoundValue> values = new ArrayList<>();
        new TreeBinding(kinds, resource, id -> Optional.empty(), problem -> {}, values::add).bind();
        return List.copyOf(values);
    }

    /**
     * Reports late-bound values that are malformed, name the resource itself, or stand where the identity of the resource is
     * written.
     *
     * @param problems takes problems with the codes {@code GH1411} and {@code GH1412}
     */
    public void check(Resource resource, Consumer<Problem> problems) {
        if (!isNeeded(resource)) {
            return;
        }
        Consumer<LateBoundValue> places = value -> {
            if (IDENTITY.contains(value.at())) {
                problems.accept(misplaced(resource, value, "expected the text itself, as it identifies the object"));
            } else if (value.object().equals(resource.id())) {
                problems.accept(misplaced(resource, value, "expected another object than the one it stands in"));
            }
        };
        new TreeBinding(kinds, resource, id -> Optional.empty(), problems, places).bind();
    }

    /**
     * The resource with every value that is known. A value that stands alone keeps its type, unless the field takes strings
     * only; within a longer text it takes its JSON spelling, strings without quotes.
     *
     * @param objects the objects as they are known; empty where there is none
     * @return with the same resource when it holds no late-bound value
     */
    public BoundResource bind(Resource resource, Function<ResourceId, Optional<Mapping>> objects) {
        return isNeeded(resource)
                ? new TreeBinding(kinds, resource, objects, problem -> {}, value -> {}).bind()
                : BoundResource.plain(resource);
    }

    private static Problem misplaced(Resource resource, LateBoundValue value, String expected) {
        return Problem.error(
                "GH1412",
                resource + ": " + value.at() + ": found a value that is taken from " + value.object() + "; " + expected,
                resource.positions().nearest(value.at()).orElse(null));
    }

    private static boolean isNeeded(Tree tree) {
        if (tree instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                if (isNeeded(mapping.value(i))) {
                    return true;
                }
            }
            return false;
        }
        if (tree instanceof Sequence items) {
            for (int i = 0; i < items.size(); i++) {
                if (isNeeded(items.get(i))) {
                    return true;
                }
            }
            return false;
        }
        return tree instanceof Text text && LateBoundText.isSpecial(text.value());
    }
}
