package io.githops.diff.rule;

import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What manifests say by annotations about who decides about their fields. */
final class AnnotatedFields {
    private static final String PREFIX = "githops.io/";
    private static final String GIT_WINS = "git-wins";
    private static final String CLUSTER_WINS = "cluster-wins";
    private static final String WARN = "warn";

    static final List<NormalisationRule> RULES = List.of(
            rule(GIT_WINS, Settlement.GIT_WINS), rule(CLUSTER_WINS, Settlement.KEEP_LIVE), rule(WARN, Settlement.WARN));

    private AnnotatedFields() {}

    private static NormalisationRule rule(String word, Settlement settlement) {
        return NormalisationRule.byChoice(
                word,
                "the manifest says so by its annotation " + PREFIX + word,
                settlement,
                candidate -> isNamed(candidate, PREFIX + word));
    }

    private static boolean isNamed(Candidate candidate, String annotation) {
        return entries(candidate.desired(), annotation)
                .flatMap(entry -> pattern(entry).stream())
                .anyMatch(pattern -> pattern.contains(candidate.path()));
    }

    static void check(Resource manifest, Consumer<Problem> problems) {
        for (String word : List.of(GIT_WINS, CLUSTER_WINS, WARN)) {
            FieldPath place = FieldPath.of("metadata", "annotations", PREFIX + word);
            entries(manifest, PREFIX + word)
                    .filter(entry -> pattern(entry).isEmpty())
                    .forEach(entry -> problems.accept(Problem.error(
                            "GH1416",
                            manifest + ": " + place + ": found \"" + entry
                                    + "\"; expected fields with commas or line breaks between them, such as"
                                    + " spec.runStrategy or spec.template.spec.volumes[*]",
                            manifest.positions().nearest(place).orElse(null))));
        }
    }

    private static Stream<String> entries(Resource manifest, String annotation) {
        return manifest.annotation(annotation).stream()
                .flatMap(text -> Stream.of(text.split("[,\\r\\n]")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty());
    }

    private static Optional<FieldPattern> pattern(String entry) {
        try {
            return Optional.of(FieldPattern.parse(entry));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
