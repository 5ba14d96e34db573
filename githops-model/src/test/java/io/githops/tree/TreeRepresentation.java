package io.githops.tree;

import org.assertj.core.presentation.StandardRepresentation;

/** Lets failing assertions show what is in trees, which hide it from {@code toString}. */
public final class TreeRepresentation extends StandardRepresentation {
    @Override
    protected String fallbackToStringOf(Object object) {
        return object instanceof Tree tree ? Json.text(tree) : super.fallbackToStringOf(object);
    }
}
