package io.githops.model.binding;

import com.fasterxml.jackson.core.JsonStreamContext;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/** Where a {@link TreeParser} has come to in a collection, or in the tree as a whole. Not thread-safe. */
final class TreePlace extends JsonStreamContext {
    private final @Nullable TreePlace parent;
    private final Tree tree;
    private int next;
    private boolean atName;
    private @Nullable String renamed;

    private TreePlace(@Nullable TreePlace parent, Tree tree, int type) {
        super(type, -1);
        this.parent = parent;
        this.tree = tree;
    }

    static TreePlace before(Tree tree) {
        return new TreePlace(null, tree, TYPE_ROOT);
    }

    TreePlace within(Tree collection) {
        return new TreePlace(this, collection, collection instanceof Mapping ? TYPE_OBJECT : TYPE_ARRAY);
    }

    /** The collection, or the whole tree. */
    Tree tree() {
        return tree;
    }

    /** Whether the name of an entry was passed, and its value was not. */
    boolean isAtName() {
        return atName;
    }

    Tree valueOfName() {
        atName = false;
        return ((Mapping) tree).value(_index);
    }

    boolean hasNext() {
        if (inObject()) {
            Mapping mapping = (Mapping) tree;
            while (next < mapping.size() && mapping.value(next) instanceof Null) {
                next++;
            }
            return next < mapping.size();
        }
        return next < (inArray() ? ((Sequence) tree).size() : 1);
    }

    /** Passes on to the next entry, item or the tree itself; returns its value. */
    Tree next() {
        _index = next++;
        renamed = null;
        atName = inObject();
        if (atName) {
            return ((Mapping) tree).value(_index);
        }
        return inArray() ? ((Sequence) tree).get(_index) : tree;
    }

    void rename(String name) {
        renamed = name;
    }

    @Override
    public @Nullable TreePlace getParent() {
        return parent;
    }

    @Override
    public @Nullable String getCurrentName() {
        if (renamed != null) {
            return renamed;
        }
        return inObject() && _index >= 0 ? ((Mapping) tree).name(_index) : null;
    }
}
