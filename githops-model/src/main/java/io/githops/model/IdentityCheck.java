package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the fields without which an object has no identity. */
final class IdentityCheck {
    private final Mapping tree;
    private final Positions positions;

    IdentityCheck(Mapping tree, Positions positions) {
        this.tree = tree;
        this.positions = positions;
    }

    void requireNone() {
        if (isName(tree.get("apiVersion"))
                && isName(tree.get("kind"))
                && isName(tree.mapping("metadata").get("name"))) {
            return;
        }
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
    }

    List<Problem> problems() {
        return Stream.of(
                        check("apiVersion", "GH1101", "such as kubevirt.io/v1"),
                        check("kind", "GH1102", "such as VirtualMachine"),
                        check("metadata.name", "GH1103", "the name of the object"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Problem> check(String field, String code, String expected) {
        FieldPath path = FieldPath.parse(field);
        Optional<Tree> value = tree.at(path);
        if (isName(value.orElse(null))) {
            return Optional.empty();
        }
        String found = value.map(IdentityCheck::found).orElse("missing");
        String message = subject() + field + ": " + found + "; expected a non-empty string, " + expected;
        @Nullable Position position = positions.nearest(path).orElse(null);
        return Optional.of(Problem.error(code, message, position));
    }

    private static boolean isName(@Nullable Tree value) {
        return value instanceof Text text && !text.value().isBlank();
    }

    private static String found(Tree value) {
        return value instanceof Text ? "empty" : "found " + value.shape().words();
    }

    private String subject() {
        return tree.text("kind").map(kind -> kind + ": ").orElse("");
    }
}
