package io.githops.source;

import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A source that goes on with its last good state while another source is away or its newest revision cannot be used, and says so
 * by {@link #staleness}. Until there is a good state, failures pass through. Thread-safe; calls wait for each other.
 *
 * <pre>{@code
 * Source source = LastGoodSource.builder(git).maxAge(Duration.ofHours(12)).build();
 * Snapshot desired = source.fetch();
 * source.staleness().ifPresent(stale -> log.warn("{}, for {}", stale, stale.age(Instant.now())));
 * }</pre>
 *
 * <p>A source that is away, refuses the credentials, or has another server in its place is asked again after a pause that grows.
 * One that answers with a revision that cannot be used is asked at each fetch, so that the correction is taken up at once.
 */
public final class LastGoodSource implements Source {
    private final Source source;
    private final @Nullable Duration maxAge;
    private final @Nullable Path memory;
    private final InstantSource clock;
    private final Backoff backoff;
    private @Nullable Snapshot good;
    private Instant confirmed = Instant.EPOCH;
    private volatile @Nullable Staleness stale;

    private LastGoodSource(Builder builder) {
        source = builder.deadline == null ? builder.source : new DeadlineSource(builder.source, builder.deadline);
        maxAge = builder.maxAge;
        memory = builder.memory;
        clock = builder.clock;
        backoff = new Backoff(builder.firstRetry, builder.longestRetry, builder.random);
    }

    /** A wrapper of a source with the defaults of {@link #builder}. */
    public static LastGoodSource of(Source source) {
        return builder(source).build();
    }

    /**
     * Begins a wrapper that serves a state of any age, asks a source that is away again after a second, then after pauses twice as
     * long each time up to a minute, and leaves it to the source when to give up.
     *
     * @param source is closed with the wrapper
     */
    public static Builder builder(Source source) {
        return new Builder(source);
    }

    /**
     * The newest state, or the last good one.
     *
     * @throws SourceException when there is no good state, or it is older than the source may be away
     * @throws ManifestException when there is no good state
     */
    @Override
    public synchronized Snapshot fetch() {
        Staleness known = stale;
        Instant now = clock.instant();
        if (known != null && isTooEarly(known.nextAttempt(), now)) {
            return instead(known, now);
        }
        try {
            Snapshot newest = source.fetch();
            good = newest;
            stale = null;
            confirm();
            return newest;
        } catch (SourceUnavailableException | SourceUnauthorizedException | SourceUntrustedException e) {
            return instead(e, backoff.pause());
        } catch (GithopsException e) {
            confirm();
            return instead(e, Duration.ZERO);
        }
    }

    /** Asks the source; while it is away, gives the last good state if that is the one that is meant. */
    @Override
    public synchronized Snapshot fetch(String revision) {
        try {
            return source.fetch(revision);
        } catch (SourceUnavailableException e) {
            Snapshot known = good;
            if (known != null && known.revision().id().equals(revision)) {
                return known;
            }
            throw e;
        }
    }

    @Override
    public Optional<Staleness> staleness() {
        Staleness own = stale;
        return own == null ? source.staleness() : Optional.of(own);
    }

    /** Asks the source; nothing is known during a pause after which a source that is away is asked again. */
    @Override
    public synchronized Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline) {
        Staleness known = stale;
        return known != null && isTooEarly(known.nextAttempt(), clock.instant())
                ? Provenance.none()
                : source.provenance(revision, positions, deadline);
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return source.toString();
    }

    /** A clock that was set back does not make the pause longer. */
    private boolean isTooEarly(Instant attempt, Instant now) {
        return now.isBefore(attempt) && now.isAfter(attempt.minus(backoff.longest()));
    }

    private void confirm() {
        confirmed = clock.instant();
        backoff.reset();
        if (memory != null && good != null) {
            remember(memory, good.revision());
        }
    }

    /** What was fetched is good whether or not it can be noted down. */
    private void remember(Path file, Revision revision) {
        try {
            new GoodRevision(revision.id(), revision.label(), confirmed).write(file);
        } catch (IOException e) {
            System.getLogger(LastGoodSource.class.getName())
                    .log(System.Logger.Level.WARNING, "{0}: cannot be written: {1}", file, e.toString());
        }
    }

    private @Nullable Snapshot recall() {
        Optional<GoodRevision> noted = memory == null ? Optional.empty() : GoodRevision.read(memory);
        if (noted.isEmpty()) {
            return null;
        }
        try {
            Snapshot recalled =
                    source.fetch(noted.get().id()).labelled(noted.get().label());
            confirmed = latest(confirmed, noted.get().confirmed());
            return recalled;
        } catch (GithopsException e) {
            return null;
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Snapshot instead(GithopsException cause, Duration pause) {
        if (good == null) {
            good = recall();
        }
        Snapshot known = good;
        if (known == null) {
            throw cause;
        }
        Instant now = clock.instant();
        var staleness = new Staleness(known.revision(), confirmed, cause, now.plus(pause));
        stale = staleness;
        return instead(staleness, now);
    }

    private Snapshot instead(Staleness staleness, Instant now) {
        if (maxAge != null && staleness.age(now).compareTo(maxAge) > 0) {
            throw staleness.cause();
        }
        return Objects.requireNonNull(good);
    }

    /** Collects the options of a wrapper. Not thread-safe. */
    public static final class Builder {
        private final Source source;
        private @Nullable Duration maxAge;
        private @Nullable Duration deadline;
        private @Nullable Path memory;
        private Duration firstRetry = Duration.ofSeconds(1);
        private Duration longestRetry = Duration.ofMinutes(1);
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SplittableRandom();

        private Builder(Source source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        /**
         * How long the source may be away before its failures pass through. A newest revision that cannot be used does not count:
         * the source answered, and there is nothing better than the last good one. By default there is no limit.
         */
        public Builder maxAge(Duration age) {
            maxAge = positive("maxAge", age);
            return this;
        }

        /**
         * How long a fetch waits for the source. One that takes longer counts as away, and goes on in a thread of its own until it
         * is done, so that the next one may find its work done. By default a fetch waits until the source gives up.
         */
        public Builder deadline(Duration duration) {
            deadline = positive("deadline", duration);
            return this;
        }

        /**
         * How long to wait before a source that is away is asked again. Each pause is cut by up to a half at random.
         *
         * @param first the first pause; each is twice as long as the one before
         * @param longest the last pause
         */
        public Builder retry(Duration first, Duration longest) {
            firstRetry = positive("retry", first);
            longestRetry = positive("retry", longest);
            if (first.compareTo(longest) > 0) {
                throw new IllegalArgumentException("retry: found " + first + " before " + longest
                        + "; expected the first pause not to be the longer");
            }
            return this;
        }

        /**
         * Keeps in a file which revision was good last, so that a new process can go on with it when the source is away at its
         * start. It is asked for by its id, so the source must be able to give it then, as a {@code GitSource} with a cache folder
         * is; of a {@link CombinedSource}, wrap each part. A file that cannot be written is a warning in the log. By default nothing
         * outlives the process.
         *
         * @param file of this source alone; made when it is missing
         */
        public Builder memory(Path file) {
            memory = Objects.requireNonNull(file, "file");
            return this;
        }

        /** What tells the time. By default the system's clock. */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "value");
            return this;
        }

        /** What cuts the pauses. */
        public Builder random(RandomGenerator value) {
            random = Objects.requireNonNull(value, "value");
            return this;
        }

        public LastGoodSource build() {
            return new LastGoodSource(this);
        }

        private static Duration positive(String option, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(option + ": found " + value + "; expected above zero");
            }
            return value;
        }
    }
}
