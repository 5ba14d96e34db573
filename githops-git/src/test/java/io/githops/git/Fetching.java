package io.githops.git;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.source.Snapshot;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fetches once from a source made for that. */
final class Fetching {
    private Fetching() {}

    static GitSourceBuilder source(String repository, UnaryOperator<GitAccessBuilder> options) {
        return GitSource.builder(repository)
                .access(options.apply(GitAccess.builder()).build());
    }

    static Snapshot fetch(GitSourceBuilder builder) {
        try (GitSource source = builder.build()) {
            return source.fetch();
        }
    }

    /** The names of the resources, in order. */
    static List<String> names(Snapshot snapshot) {
        return snapshot.resources().stream().map(resource -> resource.name()).toList();
    }

    static <T extends Throwable> T failure(Class<T> type, GitSourceBuilder builder) {
        return catchThrowableOfType(type, () -> fetch(builder));
    }
}
