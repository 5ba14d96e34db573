package io.githops.diff;

import io.githops.model.Effect;
import io.githops.model.Position;
import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field that would change. List items are matched by key, never by index where they have one; nothing is ever moved or
 * copied. {@code toString} masks sensitive values, the accessors do not.
 */
public sealed interface FieldChange {

    /** The field; inside JSON text the path goes on into the JSON. */
    FieldPath path();

    /** What is known of the change beyond its values. */
    Details details();

    /** The live value; empty when the field would be added. */
    default Optional<Tree> liveValue() {
        return this instanceof Set set
                ? Optional.of(set.live())
                : this instanceof Remove remove ? Optional.of(remove.live()) : Optional.empty();
    }

    /** The desired value; empty when the field would be removed. */
    default Optional<Tree> desiredValue() {
        return this instanceof Set set
                ? Optional.of(set.desired())
                : this instanceof Add add ? Optional.of(add.desired()) : Optional.empty();
    }

    /** Whether a field comes, goes or takes another value, for exhaustive {@code switch} expressions. */
    default Kind kind() {
        return this instanceof Add ? Kind.ADD : this instanceof Remove ? Kind.REMOVE : Kind.SET;
    }

    /** The variants of a change. */
    enum Kind {
        ADD,
        REMOVE,
        SET
    }

    /** A field that live does not have. */
    record Add(FieldPath path, Tree desired, Details details) implements FieldChange {
        @Override
        public String toString() {
            return ChangeText.of(this);
        }
    }

    /** A field that live has and desired no longer. */
    record Remove(FieldPath path, Tree live, Details details) implements FieldChange {
        @Override
        public String toString() {
            return ChangeText.of(this);
        }
    }

    /** A field with another value. */
    record Set(FieldPath path, Tree live, Tree desired, Details details) implements FieldChange {
        @Override
        public String toString() {
            return ChangeText.of(this);
        }
    }

    /**
     * What is known of a change beyond its values.
     *
     * @param effect what the change does
     * @param position where the desired value, or the nearest field around it, was written; null when unknown, and when
     *     the field would be removed
     * @param liveManager the field manager that set the live value, other than the applying one; null when there is none
     * @param isSensitive whether the values must not be printed
     */
    record Details(
            Effect effect,
            @Nullable Position position,
            @Nullable String liveManager,
            boolean isSensitive) {}
}
