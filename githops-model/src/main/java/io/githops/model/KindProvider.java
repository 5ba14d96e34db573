package io.githops.model;

import java.util.Collection;

/**
 * Brings kinds with a jar. To be implemented by users: public, with a public constructor without parameters, and named in
 * {@code META-INF/services/io.githops.model.KindProvider} or in a {@code provides} of {@code module-info.java}. {@link
 * Kinds#withInstalled()} finds it.
 */
public interface KindProvider {
    /** The kinds; asked for once by each catalogue that is made. */
    Collection<ResourceKind<?>> kinds();
}
