/**
 * Typed views of Harvester's kinds. Start from {@link io.githops.model.harvester.VirtualMachine}; each view of a kind
 * has its {@code KIND}, for {@link io.githops.model.Resource#as}, {@link io.githops.model.Resource#with} and
 * {@link io.githops.model.ResourceKind#resource}.
 *
 * <p>Fields are named as in the manifest. A field that the API server requires is there; any other is an
 * {@code Optional}, or a list or map that is empty when it is absent. Closed sets of words are records with constants, so
 * a word newer than this library is kept. {@code withX} replaces a field; {@code editX} edits what is in it, item by item
 * in a list, and nothing where it is absent.
 */
@NullMarked
@GithopsStyle
package io.githops.model.harvester;

import org.jspecify.annotations.NullMarked;
