/** What a kind's objects may hold, as data. Start from {@link io.githops.schema.Schema}. */
@NullMarked
package io.githops.schema;

import org.jspecify.annotations.NullMarked;
