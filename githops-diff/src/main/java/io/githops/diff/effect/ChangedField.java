package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.difference.Difference;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Optional;

/** One difference and the resource around it. */
record ChangedField(ChangedResource resource, Difference difference) {

    FieldPath path() {
        return difference.path();
    }

    Resource live() {
        return resource.live();
    }

    Mapping after() {
        return resource.predicted();
    }

    ClusterObjects objects() {
        return resource.objects();
    }

    /** The live value at a place, which may be another one than that of the difference. */
    Optional<Tree> valueBefore(FieldPath place) {
        return live().at(place);
    }

    /** The value at a place after the change. */
    Optional<Tree> valueAfter(FieldPath place) {
        return after().at(place);
    }

    /** Whether a place holds this value after the change and did not before. */
    boolean becomes(FieldPath place, Tree value) {
        return valueAfter(place).filter(value::equals).isPresent()
                && valueBefore(place).filter(value::equals).isEmpty();
    }

    /** As {@link #becomes(FieldPath, Tree)}, for a text. */
    boolean becomes(FieldPath place, String text) {
        return becomes(place, new Text(text));
    }

    /** Whether a place held this value before the change and does not any more. */
    boolean wasUntilNow(FieldPath place, Tree value) {
        return valueBefore(place).filter(value::equals).isPresent()
                && valueAfter(place).filter(value::equals).isEmpty();
    }
}
