package io.githops.reconcile;

import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;
import java.time.Instant;

/**
 * A field that was put right again and again while somebody else set it back, and is left alone for now.
 *
 * @param manager the field manager that sets the other value; empty when the field bears no trace of one, as when a webhook
 *     does
 * @param flips how many times the field was put right
 * @param since when it was put right first
 * @param until when it is put right again, unless Git changes the field before
 */
public record Fight(ResourceId resource, FieldPath path, String manager, int flips, Instant since, Instant until) {

    /** The policy that leaves the field to the other side, for a planner's builder. */
    public String policy() {
        String kind = resource.kind() + (resource.group().isEmpty() ? "" : "." + resource.group());
        return ".policy(FieldPolicy.clusterWins(" + literal(kind) + ", " + literal(pattern()) + ")"
                + (resource.namespace().isEmpty() ? "" : ".namespaces(" + literal(resource.namespace()) + ")")
                + ".names(" + literal(resource.name()) + ")"
                + (manager.isEmpty() ? "" : ".managers(" + literal(manager) + ")") + ")";
    }

    /** The annotation that leaves the field to the other side, as a part of the manifest. */
    public String annotation() {
        return "metadata:\n  annotations:\n    githops.io/cluster-wins: '"
                + pattern().replace("'", "''") + "'\n";
    }

    /** The path as a pattern, in which items of lists are any items. */
    private String pattern() {
        var pattern = new StringBuilder();
        FieldPath names = FieldPath.root();
        for (PathElement step : path.elements()) {
            if (step instanceof PathElement.Field) {
                names = names.plus(step);
            } else {
                pattern.append(join(pattern, names)).append("[*]");
                names = FieldPath.root();
            }
        }
        return pattern.append(join(pattern, names)).toString();
    }

    private static String join(StringBuilder before, FieldPath names) {
        String text = names.isRoot() ? "" : names.toString();
        boolean needsDot = !before.isEmpty() && !text.isEmpty() && !text.startsWith("[");
        return needsDot ? "." + text : text;
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What happens, until when, and how to end it, without values. */
    @Override
    public String toString() {
        String other = manager.isEmpty() ? "somebody who leaves no trace, such as a webhook," : manager;
        return resource + ": " + path + " was put right " + flips + " times since " + since + ", and " + other
                + " sets it back; left alone until " + until + ". To leave it for good, annotate the manifest with"
                + " githops.io/cluster-wins: " + pattern() + ", or add " + policy() + " to the planner (GH3605)";
    }
}
