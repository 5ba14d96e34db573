package io.githops.audit;

import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.Staleness;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import org.jspecify.annotations.Nullable;

/** Revisions, and who made them and why, as records tell it. */
final class Revisions {
    private static final int MAX_MESSAGE = 4_000;

    private Revisions() {}

    static Mapping of(Revision revision) {
        return Mapping.builder()
                .put("id", revision.id())
                .put("label", revision.label())
                .build();
    }

    static Mapping of(Staleness stale) {
        MappingBuilder what = Mapping.builder()
                .put("served", of(stale.served()))
                .put("confirmed", stale.confirmed().toString());
        stale.refused().ifPresent(id -> what.put("refused", id));
        return what.build();
    }

    /** Who made it and when. */
    static Mapping made(Revision revision) {
        MappingBuilder made = Mapping.builder().put("id", revision.id());
        Commit commit = revision.commit();
        if (commit != null) {
            made.put("author", commit.authorName())
                    .put("email", commit.authorEmail())
                    .put("time", commit.time().toString());
        }
        return made.build();
    }

    static Mapping why(@Nullable Commit commit) {
        return commit == null
                ? Mapping.empty()
                : Mapping.builder()
                        .put("subject", commit.subject())
                        .put("committed", commit.time().toString())
                        .put("issues", Sequence.ofTexts(IssueKeys.in(commit.message())))
                        .build();
    }

    /** With the whole message, where it says more than its first line. */
    static Mapping whole(@Nullable Commit commit) {
        return commit == null || commit.message().equals(commit.subject())
                ? why(commit)
                : why(commit).with("message", Shown.cut(new Text(commit.message()), MAX_MESSAGE));
    }
}
