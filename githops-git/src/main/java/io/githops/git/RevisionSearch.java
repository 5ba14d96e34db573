package io.githops.git;

import io.githops.source.RevisionNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Finds the object that a source is to read, and fetches it unless it is here. */
final class RevisionSearch {
    private static final Pattern ABBREVIATED_ID = Pattern.compile("[0-9a-fA-F]{7,39}");
    private static final int SUGGESTIONS = 5;

    private final GitOptions options;
    private final Origin origin;

    RevisionSearch(GitOptions options, Origin origin) {
        this.options = options;
        this.origin = origin;
    }

    /** Whether a text can be the name of a branch or tag, or a commit id. */
    static boolean isName(String text) {
        return Repository.isValidRefName(Constants.R_HEADS + text);
    }

    /** @throws IllegalArgumentException when the text can be neither */
    static String requireName(String ref) {
        if (!isName(ref)) {
            throw new IllegalArgumentException(
                    "ref \"" + ref + "\": expected the name of a branch or tag, or a commit id");
        }
        return ref;
    }

    /**
     * What a name stands for now: a commit, or a tag that leads to one.
     *
     * @param wanted as the option {@code ref} takes it, {@code HEAD}, or what {@link GitOptions#wanted} gives
     * @throws io.githops.source.SourceException when the repository cannot be read or has nothing of that name
     * @throws IOException when objects did not arrive, are missing or damaged
     */
    Found find(String wanted) throws IOException {
        if (options.tags() != null && wanted.equals(options.wanted())) {
            return newest(options.tags());
        }
        if (ObjectId.isId(wanted)) {
            return new Found(wanted, byId(ObjectId.fromString(wanted)), null);
        }
        Optional<Ref> named = origin.fetch(NameChoice.first(fullNames(wanted)));
        if (named.isPresent()) {
            return found(label(wanted, named.get()), named.get());
        }
        if (ABBREVIATED_ID.matcher(wanted).matches()) {
            return new Found(wanted, byAbbreviation(wanted), null);
        }
        throw notFound(wanted);
    }

    private Found newest(TagRange tags) throws IOException {
        Ref newest = origin.fetch(new NameChoice(List.of(tags.fullPrefix()), true, names -> {
                    Optional<String> name = tags.newest(names.keySet());
                    if (name.isEmpty()) {
                        throw notFound(tags, tags.known(names.keySet()));
                    }
                    return name.map(names::get);
                }))
                .orElseThrow();
        return found(Repository.shortenRefName(newest.getName()), newest);
    }

    private static Found found(String label, Ref ref) {
        return new Found(label, ref.getObjectId(), ref.getLeaf().getName());
    }

    private static List<String> fullNames(String wanted) {
        return wanted.equals(Constants.HEAD) || wanted.startsWith(Constants.R_REFS)
                ? List.of(wanted)
                : List.of(Constants.R_HEADS + wanted, Constants.R_TAGS + wanted);
    }

    private static String label(String wanted, Ref ref) {
        return ref.isSymbolic() ? Repository.shortenRefName(ref.getLeaf().getName()) : wanted;
    }

    private ObjectId byId(ObjectId id) throws IOException {
        if (!isHere(id)) {
            origin.fetch(id);
        }
        if (!isHere(id)) {
            throw notFound(id.name());
        }
        return id;
    }

    private ObjectId byAbbreviation(String wanted) throws IOException {
        List<ObjectId> commits = commitsThatBeginWith(wanted);
        if (commits.isEmpty()) {
            origin.fetchAll();
            commits = commitsThatBeginWith(wanted);
        }
        if (commits.isEmpty()) {
            throw notFound(wanted);
        }
        if (commits.size() > 1) {
            throw new RevisionNotFoundException(
                    options.address() + ": found " + commits.size() + " commits that begin with " + wanted
                            + "; expected one; write more of its id",
                    null);
        }
        return commits.get(0);
    }

    private List<ObjectId> commitsThatBeginWith(String abbreviation) throws IOException {
        try (ObjectReader reader = origin.objects().newObjectReader()) {
            var found = reader.resolve(AbbreviatedObjectId.fromString(abbreviation));
            return found.stream().filter(id -> isCommit(reader, id)).toList();
        }
    }

    private static boolean isCommit(ObjectReader reader, ObjectId id) {
        try {
            return reader.open(id).getType() == Constants.OBJ_COMMIT;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isHere(ObjectId id) throws IOException {
        return origin.objects().getObjectDatabase().has(id);
    }

    private RevisionNotFoundException notFound(TagRange tags, List<String> known) {
        String pattern = tags.prefix() + "<major>.<minor>.<patch>";
        String found = known.isEmpty()
                ? "found no tag that is written " + pattern
                : "found no tag " + pattern + " in the range " + tags.range() + "; the newest are "
                        + String.join(", ", known.subList(0, Math.min(SUGGESTIONS, known.size())));
        return new RevisionNotFoundException(
                options.address() + ": " + found + "; expected one; check prefix and range, or push a tag", null);
    }

    private RevisionNotFoundException notFound(String wanted) throws IOException {
        List<String> existing = origin.names().keySet().stream()
                .flatMap(RevisionSearch::shortName)
                .toList();
        return new RevisionNotFoundException(options.address() + ": " + reason(wanted, existing), null);
    }

    private static String reason(String wanted, List<String> existing) {
        if (existing.isEmpty()) {
            return "the repository has no branch and no tag; expected at least one commit; push one and try again";
        }
        String nearest = String.join(", ", NearestNames.of(wanted, existing, SUGGESTIONS));
        return wanted.equals(Constants.HEAD)
                ? "HEAD leads to no commit; expected a default branch; set one on the server, or name a branch,"
                        + " such as " + nearest
                : "found no branch, tag or commit \"" + wanted + "\"; expected one that exists, such as " + nearest
                        + "; check the ref";
    }

    private static Stream<String> shortName(String name) {
        return name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS)
                ? Stream.of(Repository.shortenRefName(name))
                : Stream.empty();
    }

    /**
     * What was found.
     *
     * @param label the option's text, or the branch that HEAD names
     * @param id of an object that is here
     * @param name the full name of the branch or tag; null when a commit was asked for
     */
    record Found(String label, ObjectId id, @Nullable String name) {
        boolean isBranch() {
            return name != null && name.startsWith(Constants.R_HEADS);
        }
    }
}
