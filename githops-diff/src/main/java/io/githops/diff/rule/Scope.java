package io.githops.diff.rule;

import io.githops.tree.FieldPattern;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways to keep what users say of fields to some of them. */
final class Scope {
    private Scope() {}

    /** @throws IllegalArgumentException when a text is no pattern */
    static Predicate<Candidate> paths(String... patterns) {
        List<FieldPattern> parsed = Stream.of(patterns).map(FieldPattern::parse).toList();
        return candidate -> parsed.stream().anyMatch(pattern -> pattern.contains(candidate.path()));
    }

    static Predicate<Candidate> kinds(String... names) {
        List<String> all = List.of(names);
        return candidate -> {
            var resource = candidate.desired().id();
            return all.contains(resource.kind()) || all.contains(resource.kind() + "." + resource.group());
        };
    }

    static Predicate<Candidate> namespaces(String... patterns) {
        Predicate<String> matches = anyOf(patterns);
        return candidate -> matches.test(candidate.desired().namespace());
    }

    static Predicate<Candidate> names(String... patterns) {
        Predicate<String> matches = anyOf(patterns);
        return candidate -> matches.test(candidate.desired().name());
    }

    static Predicate<Candidate> managers(String... patterns) {
        Predicate<String> matches = anyOf(patterns);
        return candidate -> candidate.liveManagers().stream().anyMatch(matches);
    }

    static Predicate<Candidate> liveValue(Predicate<Tree> accepted) {
        return candidate -> passes(accepted, candidate.liveValue());
    }

    static Predicate<Candidate> desiredValue(Predicate<Tree> accepted) {
        return candidate -> passes(accepted, candidate.desiredValue());
    }

    private static boolean passes(Predicate<Tree> accepted, @Nullable Tree value) {
        return value != null && accepted.test(value);
    }

    private static Predicate<String> anyOf(String... patterns) {
        List<Glob> globs = Stream.of(patterns).map(Glob::of).toList();
        return name -> globs.stream().anyMatch(glob -> glob.matches(name));
    }
}
