package io.githops.diff.patch;

import io.githops.tree.Tree;

/** Does one operation of a patch. */
record PatchStep(String where, PatchOperation operation) {

    /** @param number the operation's place in its patch, one-based */
    static PatchStep of(int number, PatchOperation operation) {
        return new PatchStep(
                "operation " + number + ", " + operation.verb().word() + " \"" + operation.path() + "\"", operation);
    }

    Tree apply(Tree document) {
        if (operation instanceof PatchOperation.Add add) {
            return path().add(document, add.value());
        }
        if (operation instanceof PatchOperation.Replace replace) {
            return path().replace(document, replace.value());
        }
        if (operation instanceof PatchOperation.Move move) {
            return move(document, move);
        }
        if (operation instanceof PatchOperation.Copy copy) {
            return path().add(document, place(copy.from()).get(document));
        }
        if (operation instanceof PatchOperation.Test test) {
            return test(document, test.value());
        }
        return path().remove(document);
    }

    private Tree move(Tree document, PatchOperation.Move move) {
        Tree value = place(move.from()).get(document);
        if (move.from().equals(move.path())) {
            return document;
        }
        if (move.from().contains(move.path())) {
            throw PatchException.misplaced(
                    where, "a place within what is moved", "one outside of it", "copy the value and remove it");
        }
        return path().add(place(move.from()).remove(document), value);
    }

    private Tree test(Tree document, Tree value) {
        Tree found = path().get(document);
        if (found.equals(value)) {
            return document;
        }
        boolean isAlike = found.shape() == value.shape();
        throw PatchException.untrue(
                where,
                isAlike ? "another value" : found.shape().words(),
                isAlike ? "the value of the test" : value.shape().words());
    }

    private DocumentPlace path() {
        return place(operation.path());
    }

    private DocumentPlace place(JsonPointer pointer) {
        return new DocumentPlace(where, pointer);
    }
}
