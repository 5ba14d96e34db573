package io.githops.git;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/**
 * The tags whose names are a prefix and a version in a range.
 *
 * @param prefix such as {@code v} or {@code app-v}; empty for none
 */
record TagRange(String prefix, VersionRange range) {

    /** @throws IllegalArgumentException when the prefix cannot begin the name of a tag, or the range is none */
    static TagRange of(String prefix, String range) {
        if (!RevisionSearch.isName(prefix + "1.0.0")) {
            throw new IllegalArgumentException("newestTag: found prefix \"" + prefix
                    + "\"; expected the beginning of a tag's name, such as v or app-v; empty for none");
        }
        return new TagRange(prefix, VersionRange.parse(range));
    }

    /** With what the full names of the tags begin. */
    String fullPrefix() {
        return Constants.R_TAGS + prefix;
    }

    /** The full name of the newest; of several with the same precedence, the last in the order of their names. */
    Optional<String> newest(Collection<String> fullNames) {
        return versions(fullNames)
                .filter(tag -> range.contains(tag.getValue()))
                .max(Map.Entry.<String, SemanticVersion>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** The names of the tags with versions in any range, newest first. */
    List<String> known(Collection<String> fullNames) {
        return versions(fullNames)
                .sorted(Map.Entry.<String, SemanticVersion>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(tag -> tag.getKey().substring(Constants.R_TAGS.length()))
                .toList();
    }

    private Stream<Map.Entry<String, SemanticVersion>> versions(Collection<String> fullNames) {
        return fullNames.stream()
                .filter(name -> name.startsWith(fullPrefix()))
                .flatMap(name ->
                        SemanticVersion.parse(name.substring(fullPrefix().length()))
                                .map(version -> Map.entry(name, version))
                                .stream());
    }

    /** What messages and the revisions of a source call it. */
    @Override
    public String toString() {
        return "newest tag " + prefix + "(" + range + ")";
    }
}
