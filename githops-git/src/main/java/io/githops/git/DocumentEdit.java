package io.githops.git;

import io.githops.manifest.ManifestWriter;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file with one document written anew; comments above and below its fields stay.
 *
 * @param losesComments whether there were comments between the fields
 */
record DocumentEdit(String text, boolean losesComments) {
    private static final Pattern SEPARATOR = Pattern.compile("---(\\s.*)?");
    private static final Pattern COMMENT = Pattern.compile("(.*\\s)?#.*");

    static DocumentEdit of(String text, Resource old, Resource manifest) {
        boolean hasReturns = text.contains("\r\n");
        List<String> lines = Arrays.asList(text.replace("\r\n", "\n").split("\n", -1));
        int within = old.position(FieldPath.root()).map(Position::line).orElse(1) - 1;
        int begin = begin(lines, within);
        int end = end(lines, within);
        List<String> edited = new ArrayList<>(lines.subList(0, begin));
        Mapping ordered = (Mapping) ordered(manifest.tree(), old.tree());
        edited.addAll(Arrays.asList(ManifestWriter.write(ordered).split("\n")));
        edited.addAll(lines.subList(end, lines.size()));
        boolean losesComments = lines.subList(begin, end).stream()
                .anyMatch(line -> COMMENT.matcher(line).matches());
        return new DocumentEdit(String.join(hasReturns ? "\r\n" : "\n", edited), losesComments);
    }

    /** The first line of the document that is no comment. */
    private static int begin(List<String> lines, int within) {
        int begin = within;
        while (begin > 0 && !isSeparator(lines.get(begin - 1))) {
            begin--;
        }
        while (begin < within && isAside(lines.get(begin))) {
            begin++;
        }
        return begin;
    }

    /** The line behind the last one of the document that is no comment. */
    private static int end(List<String> lines, int within) {
        int end = within + 1;
        while (end < lines.size() && !isSeparator(lines.get(end))) {
            end++;
        }
        while (end > within + 1 && isAside(lines.get(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isSeparator(String line) {
        return SEPARATOR.matcher(line).matches();
    }

    private static boolean isAside(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    /** The tree with its fields in the order in which another has them; new ones come last. */
    private static Tree ordered(Tree tree, @Nullable Tree like) {
        if (tree instanceof Mapping mapping && like instanceof Mapping model) {
            MappingBuilder ordered = Mapping.builder();
            model.forEach((name, value) -> {
                if (mapping.has(name)) {
                    ordered.put(name, ordered(mapping.value(mapping.indexOf(name)), value));
                }
            });
            mapping.forEach((name, value) -> {
                if (!ordered.has(name)) {
                    ordered.put(name, value);
                }
            });
            return ordered.build();
        }
        if (tree instanceof Sequence items && like instanceof Sequence model) {
            List<Tree> ordered = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                ordered.add(ordered(items.get(i), i < model.size() ? model.get(i) : null));
            }
            return Sequence.of(ordered);
        }
        return tree;
    }
}
