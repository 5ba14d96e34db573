package io.githops.environment;

import io.githops.git.GitSource;
import io.githops.source.SourceException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The environments that one repository holds: a folder each, a branch each, or a pull request each. All their sources share
 * the repository's connection and what was fetched of it. Thread-safe.
 *
 * <pre>{@code
 * Environments environments = Environments.folders(repository, "environments/*");
 * Discovery found = environments.discover();
 * found.appeared().forEach(name -> start(name, found.environments().get(name)));
 * found.disappeared().forEach(name -> stop(name));   // deletes nothing in its cluster
 * }</pre>
 */
public final class Environments {
    private final GitSource repository;
    private final Shape shape;
    private final NamePattern names;
    private SortedMap<String, GitSource> known = new TreeMap<>();

    private Environments(GitSource repository, Shape shape, NamePattern names) {
        this.repository = Objects.requireNonNull(repository, "repository");
        this.shape = shape;
        this.names = names;
    }

    /**
     * An environment for each folder that matches a pattern, at the ref that the repository's source reads.
     *
     * @param repository stays the caller's, and open as long as the environments are used
     * @param pattern from the root of the repository, such as {@code environments/*}; see {@link GitSource#folders}
     */
    public static Environments folders(GitSource repository, String pattern) {
        return new Environments(repository, Shape.FOLDER, new NamePattern(pattern, ""));
    }

    /**
     * An environment for each branch that matches a pattern, in the folder that the repository's source reads.
     *
     * @param repository stays the caller's, and open as long as the environments are used
     * @param pattern such as {@code env/*}, or of full names, such as <code>refs/pull/&#42;/head</code> for the pull requests of
     *     GitHub and Gitea and <code>refs/merge-requests/&#42;/head</code> for the merge requests of GitLab; see
     *     {@link GitSource#refs}
     */
    public static Environments branches(GitSource repository, String pattern) {
        return new Environments(repository, Shape.REF, new NamePattern(pattern, ""));
    }

    /** These environments with something before each name: {@code pull-} for pull requests, whose names are numbers. */
    public Environments prefixed(String prefix) {
        return new Environments(repository, shape, new NamePattern(names.pattern(), prefix));
    }

    /**
     * Asks the repository once which environments there are, and compares with the call before. The name of an environment
     * is what stands for the wildcards: a name in Kubernetes' sense, of at most 63 lower-case letters, digits and hyphens.
     * What is not of that form is made so, with a digest behind it that tells it from others.
     *
     * @throws SourceException when the repository cannot be asked, or what the pattern begins with is not there; the
     *     environments known before are then kept
     */
    public synchronized Discovery discover() {
        SortedMap<String, GitSource> found = new TreeMap<>();
        for (String place : places()) {
            String name = names.of(place);
            GitSource source = known.get(name);
            GitSource other = found.put(name, source == null ? source(place) : source);
            if (other != null) {
                throw new IllegalStateException(
                        "two environments get the name " + name + ", one of them from " + place);
            }
        }
        var discovery = new Discovery(found, minus(found, known), minus(known, found));
        known = found;
        return discovery;
    }

    private SortedSet<String> places() {
        return shape == Shape.FOLDER
                ? repository.folders(names.pattern())
                : new TreeSet<>(repository.refs(names.pattern()).keySet());
    }

    private GitSource source(String place) {
        return shape == Shape.FOLDER ? repository.withPath(place) : repository.withRef(place);
    }

    private static SortedSet<String> minus(SortedMap<String, GitSource> all, SortedMap<String, GitSource> others) {
        SortedSet<String> rest = new TreeSet<>(all.keySet());
        rest.removeAll(others.keySet());
        return rest;
    }

    /** {@code environments/* of GitSource[https://git.example/infra.git]}. */
    @Override
    public String toString() {
        return names.pattern() + " of " + repository;
    }

    private enum Shape {
        FOLDER,
        REF
    }
}
