package io.githops.harvester;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who owns the fields that an apply would have changed, as the server tells in a conflict. */
final class FieldOwners {
    private static final int MOST_OWNERS = 1000;
    private static final int LONGEST_PATH = 10_000;
    private static final Pattern MANAGER = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){0,1000})\"");

    private final Map<FieldPath, TreeSet<String>> words = new LinkedHashMap<>();

    private FieldOwners() {}

    /** @param applied what was sent */
    static FieldOwners of(ServerStatus status, Mapping applied) {
        var owners = new FieldOwners();
        status.causes().stream()
                .filter(cause -> cause.reason().equals("FieldManagerConflict"))
                .filter(cause -> cause.field().length() <= LONGEST_PATH)
                .limit(MOST_OWNERS)
                .forEach(cause -> owners.words
                        .computeIfAbsent(ServerFieldPath.parse(cause.field(), applied), field -> new TreeSet<>())
                        .add(ServerWords.bounded(cause.message().replaceFirst("^conflict with ", ""))));
        return owners;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** In the server's words, by field: {@code "kubectl-edit" using kubevirt.io/v1}. */
    Map<FieldPath, String> words() {
        Map<FieldPath, String> joined = new LinkedHashMap<>();
        words.forEach((field, owners) -> joined.put(field, String.join(", ", owners)));
        return joined;
    }

    /** The names alone, by field: {@code kubectl-edit}. */
    Map<FieldPath, List<String>> managers() {
        Map<FieldPath, List<String>> names = new LinkedHashMap<>();
        words.forEach((field, owners) -> names.put(
                field, owners.stream().map(FieldOwners::manager).distinct().toList()));
        return names;
    }

    /** The first of them, and how many more there are. */
    String summary(int most) {
        String first = words().entrySet().stream()
                .limit(most)
                .map(owner -> owner.getKey() + " (" + owner.getValue() + ")")
                .collect(Collectors.joining(", "));
        return words.size() > most ? first + " and " + (words.size() - most) + " more" : first;
    }

    private static String manager(String words) {
        Matcher quoted = MANAGER.matcher(words);
        return quoted.lookingAt() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : words;
    }
}
