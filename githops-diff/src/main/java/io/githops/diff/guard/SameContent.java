package io.githops.diff.guard;

import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells whether a manifest describes a live object under another name: everything that it says, but for names, the live
 * object has. What only the live object has does not count, as the server fills in much.
 */
public final class SameContent {
    private final Resource live;
    private final Resource desired;

    private SameContent(Resource live, Resource desired) {
        this.live = live;
        this.desired = desired;
    }

    /** Whether the manifest says something beside its identity, and the live object has all of it. */
    public static boolean of(Resource live, Resource desired) {
        Mapping content = content(desired);
        return !content.isEmpty() && new SameContent(live, desired).isIn(content(live), content);
    }

    private static Mapping content(Resource resource) {
        return resource.tree()
                .without("apiVersion")
                .without("kind")
                .without("metadata")
                .without("status");
    }

    private boolean isIn(Tree old, Tree wanted) {
        if (old instanceof Mapping has && wanted instanceof Mapping says) {
            return says.names().stream().allMatch(name -> has.has(name) && isIn(value(has, name), value(says, name)));
        }
        if (old instanceof Sequence has && wanted instanceof Sequence says) {
            return has.size() == says.size() && isEachIn(has, says);
        }
        return old.equals(wanted) || isRenamed(old, wanted) || isSameQuantity(old, wanted);
    }

    private boolean isEachIn(Sequence old, Sequence wanted) {
        for (int i = 0; i < old.size(); i++) {
            if (!isIn(old.get(i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Volumes, labels and host names mostly follow the name of what they belong to. */
    private boolean isRenamed(Tree old, Tree wanted) {
        if (!(old instanceof Text before) || !(wanted instanceof Text after)) {
            return false;
        }
        String renamed = before.value().replace(live.name(), desired.name());
        return after.value().equals(renamed)
                || after.value().equals(renamed.replace(live.namespace() + "/", desired.namespace() + "/"));
    }

    private static boolean isSameQuantity(Tree old, Tree wanted) {
        Optional<Quantity> before = quantity(old);
        return before.isPresent()
                && quantity(wanted)
                        .filter(after -> before.get().compareTo(after) == 0)
                        .isPresent();
    }

    private static Optional<Quantity> quantity(Tree tree) {
        try {
            return Optional.of(Quantity.from(tree));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Tree value(Mapping mapping, String name) {
        return Objects.requireNonNull(mapping.get(name));
    }
}
