package io.githops.diff.patch;

import io.githops.tree.Tree;
import java.util.Locale;

/** One step of a {@link JsonPatch}. Immutable; {@code toString} says places and no value. */
public sealed interface PatchOperation {

    /** The place that is changed, or tested. */
    JsonPointer path();

    /** Which of the six operations this is, for exhaustive {@code switch} expressions. */
    Verb verb();

    /** Sets an entry, new or not; puts an item into a list before the one at its index; or replaces the whole document. */
    record Add(JsonPointer path, Tree value) implements PatchOperation {
        @Override
        public Verb verb() {
            return Verb.ADD;
        }
    }

    /** Takes out an entry or item that is there. The whole document cannot be removed. */
    record Remove(JsonPointer path) implements PatchOperation {
        @Override
        public Verb verb() {
            return Verb.REMOVE;
        }
    }

    /** Sets an entry or item that is there already. */
    record Replace(JsonPointer path, Tree value) implements PatchOperation {
        @Override
        public Verb verb() {
            return Verb.REPLACE;
        }
    }

    /** Removes a value and adds it elsewhere, but not within itself. */
    record Move(JsonPointer from, JsonPointer path) implements PatchOperation {
        @Override
        public Verb verb() {
            return Verb.MOVE;
        }
    }

    /** Adds a value that stands elsewhere. */
    record Copy(JsonPointer from, JsonPointer path) implements PatchOperation {
        @Override
        public Verb verb() {
            return Verb.COPY;
        }
    }

    /** Demands that a value is there; without it the whole patch does not apply. */
    record Test(JsonPointer path, Tree value) implements PatchOperation {
        @Override
        public Verb verb() {
            return Verb.TEST;
        }
    }

    /** The six operations. */
    enum Verb {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY,
        TEST;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The operation as a patch spells it: {@code add}. */
        public String word() {
            return word;
        }
    }
}
