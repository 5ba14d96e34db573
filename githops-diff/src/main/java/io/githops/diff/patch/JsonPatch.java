package io.githops.diff.patch;

import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations that turn one document into another, one after the other, all or none. Immutable and thread-safe.
 *
 * <pre>{@code
 * JsonPatch patch = JsonPatch.between(before, after);
 * Json.text(patch.toTree());   // [{"op":"replace","path":"/spec/runStrategy","value":"Halted"}]
 * patch.apply(before);         // equals after
 * }</pre>
 *
 * @param operations in the order in which they are done
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public record JsonPatch(List<PatchOperation> operations) {
    public JsonPatch {
        operations = List.copyOf(operations);
    }

    /** A patch of these operations, in this order. */
    public static JsonPatch of(PatchOperation... operations) {
        return new JsonPatch(List.of(operations));
    }

    /**
     * Reads a patch as it is sent: a list of mappings with {@code op}, {@code path}, and {@code value} or {@code from}. Other
     * fields are skipped.
     *
     * @throws PatchException when the tree is no patch
     */
    public static JsonPatch parse(Tree written) {
        if (!(written instanceof Sequence list)) {
            throw PatchException.malformed(
                    "a JSON patch", written.shape().words(), "a list of operations", "put the operations into a list");
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (Tree operation : list) {
            operations.add(WrittenOperation.read(operations.size() + 1, operation));
        }
        return new JsonPatch(operations);
    }

    /**
     * What leads from one document to another: only additions, removals and replacements, each as deep as it can be. Equal
     * items of lists are kept, and so are mappings of one {@code name}, which are patched inside; what is left is matched in
     * order. Lists where more than 250,000 pairs of items would be compared are matched in order
     * but for what they have in common at both ends.
     *
     * @return without operations when the documents are equal
     */
    public static JsonPatch between(Tree before, Tree after) {
        return new JsonPatch(DocumentComparison.between(before, after));
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * The document after all operations. What they do not touch is shared with the old one.
     *
     * @throws PatchException when an operation names a place that is not there, or a test finds another value
     */
    public Tree apply(Tree document) {
        Tree patched = document;
        for (int i = 0; i < operations.size(); i++) {
            patched = PatchStep.of(i + 1, operations.get(i)).apply(patched);
        }
        return patched;
    }

    /** The patch as it is sent. */
    public Sequence toTree() {
        return Sequence.of(operations.stream().map(WrittenOperation::write).toList());
    }
}
