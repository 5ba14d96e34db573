package io.githops.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, whichever thread asks. */
final class Lazy<T> implements Supplier<T> {
    private @Nullable Supplier<T> maker;
    private volatile @Nullable T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T made = value;
        return made == null ? make() : made;
    }

    private synchronized T make() {
        T made = value;
        if (made == null && maker != null) {
            made = maker.get();
            value = made;
            maker = null;
        }
        if (made == null) {
            throw new IllegalStateException("the value of a lazy value is null");
        }
        return made;
    }
}
