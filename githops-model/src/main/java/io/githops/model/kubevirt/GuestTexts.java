package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.util.StdConverter;
import io.githops.model.binding.RefusedValueException;
import io.githops.tree.Bool;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Arrays;
import java.util.List;

/** Texts where cloud-init takes a list as well as a single text. */
final class GuestTexts {
    private GuestTexts() {}

    private static List<String> of(Tree tree) {
        if (tree instanceof Text text) {
            return List.of(text.value());
        }
        if (tree instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(item -> of(item).stream()).toList();
        }
        if (tree.equals(Bool.FALSE)) {
            return List.of();
        }
        throw new RefusedValueException(tree.shape().words(), "a string or a list of strings");
    }

    /** Takes a single text for one entry, and {@code false} for none. */
    static final class Whole extends StdConverter<Tree, List<String>> {
        @Override
        public List<String> convert(Tree tree) {
            return of(tree);
        }
    }

    /** Takes a single text for names between commas. */
    static final class SplitAtCommas extends StdConverter<Tree, List<String>> {
        @Override
        public List<String> convert(Tree tree) {
            return of(tree).stream()
                    .flatMap(names -> Arrays.stream(names.split(",")))
                    .map(String::strip)
                    .toList();
        }
    }
}
