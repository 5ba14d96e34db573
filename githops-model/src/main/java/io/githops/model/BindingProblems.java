package io.githops.model;

import io.githops.model.binding.UnboundException;
import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.BiFunction;

/** Says what does not fit a view, without any value. */
final class BindingProblems {
    private static final String CODE = "GH1301";

    private BindingProblems() {}

    static ManifestException of(Resource resource, UnboundException e) {
        return of(
                resource.tree(),
                e,
                (path, text) -> Problem.error(
                        CODE,
                        resource.id() + ": " + place(path) + text,
                        resource.positions().nearest(path).orElse(null)));
    }

    /** @param where the text of which the tree is made, with a colon and a space at its end */
    static ManifestException of(String where, Tree tree, UnboundException e) {
        return of(tree, e, (path, text) -> Problem.error(CODE, where + place(path) + text, null));
    }

    private static ManifestException of(Tree tree, UnboundException e, BiFunction<FieldPath, String, Problem> problem) {
        if (e.getCause() instanceof MissingFieldsException missing) {
            return new ManifestException(missing.fields().stream()
                    .map(name ->
                            problem.apply(e.path().field(name), "missing; expected a value, as the view requires one"))
                    .toList());
        }
        String found =
                tree.at(e.path()).map(value -> "found " + value.shape().words()).orElse("missing");
        return new ManifestException(List.of(problem.apply(e.path(), found + "; expected " + e.expected())));
    }

    private static String place(FieldPath path) {
        return path.isRoot() ? "" : path + ": ";
    }
}
