package io.githops.manifest;

import io.githops.manifest.yaml.TreeWriter;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.Collection;
import java.util.List;

/**
 * Writes trees as block YAML that kubectl reads back to the same trees: two spaces a level, list items below the name of
 * their list, text of several lines as it is, quotes around every string that YAML 1.1 or 1.2 would take for something else.
 * The order of fields is that of the tree, except that {@code apiVersion}, {@code kind}, {@code metadata} and {@code spec}
 * come first; so the same tree always gives the same text, and a small change a small difference.
 *
 * <p>Numbers are written as they are spelled. One that no double holds comes back rounded, as from kubectl.
 */
public final class ManifestWriter {
    private static final List<String> FIRST_FIELDS = List.of("apiVersion", "kind", "metadata", "spec");

    private ManifestWriter() {}

    /** The tree as one document, with a line break at its end. */
    public static String write(Tree tree) {
        var out = new StringBuilder();
        new TreeWriter(out).write(tree instanceof Mapping mapping ? ordered(mapping) : tree);
        return out.toString();
    }

    /** The trees of the resources as documents of one file, in their order; empty when there is none. */
    public static String write(Collection<Resource> resources) {
        return String.join(
                "---\n",
                resources.stream().map(resource -> write(resource.tree())).toList());
    }

    /** The resources as documents of one file, in their order, without their secrets; see {@link Masking}. */
    public static String write(Collection<Resource> resources, Masking masking) {
        return write(resources.stream().map(masking::mask).toList());
    }

    private static Mapping ordered(Mapping mapping) {
        var ordered = Mapping.builder();
        FIRST_FIELDS.forEach(name -> ordered.putIfPresent(name, mapping.get(name)));
        return ordered.putAll(mapping).build();
    }
}
