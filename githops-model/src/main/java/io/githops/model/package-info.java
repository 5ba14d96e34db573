/**
 * What things are: resources, their identity and kind, problems and errors. Start from {@link io.githops.model.Resource}
 * and {@link io.githops.model.Kinds}.
 */
@NullMarked
package io.githops.model;

import org.jspecify.annotations.NullMarked;
