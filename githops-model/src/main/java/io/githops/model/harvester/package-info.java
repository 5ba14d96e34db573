/**
 * Typed views of the kinds of Harvester's own group. Kinds of other groups are in the packages beside this one, each
 * named after its group.
 *
 * <p>Each view of a kind has its {@code KIND}, for {@link io.githops.model.Resource#as}, {@link
 * io.githops.model.Resource#with} and {@link io.githops.model.ResourceKind#resource}. Fields are named as in the manifest.
 * A field that the API server requires is there; any other is an {@code Optional}, or a list or map that is empty when it
 * is absent. Closed sets of words are {@linkplain io.githops.model.OpenEnum open}, so a word newer than this library is
 * kept. {@code withX} replaces a field; {@code editX} edits what is in it, item by item in a list, and nothing where it is
 * absent.
 */
@NullMarked
@ViewStyle
package io.githops.model.harvester;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
