package io.githops.diff.rule;

import io.githops.tree.Tree;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where it is written what the rules of a family say, and which kinds it is about. */
record RuleSource(String file, String... kinds) {

    /**
     * @param file a repository and a path in it
     * @param kinds none for all
     */
    static RuleSource in(String file, String... kinds) {
        return new RuleSource(file, kinds);
    }

    NormalisationRule sameMeaning(String id, String reason, Predicate<Candidate> test) {
        return NormalisationRule.sameMeaning(id, reason, test).on(kinds).citing(file);
    }

    NormalisationRule keepLive(String id, String reason, Predicate<Candidate> test) {
        return NormalisationRule.keepLive(id, reason, test).on(kinds).citing(file);
    }

    NormalisationRule mergeLive(String id, String reason, Function<Candidate, Optional<Tree>> merge) {
        return NormalisationRule.mergeLive(id, reason, merge).on(kinds).citing(file);
    }
}
