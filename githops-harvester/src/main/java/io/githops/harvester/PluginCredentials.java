package io.githops.harvester;

import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a program gives, kept until it runs out or the server refuses it. The program runs once at a time; who waits for it
 * gets what came of that run, be it a failure. Thread-safe.
 */
final class PluginCredentials implements Credentials {
    private final CredentialPlugin plugin;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();
    private volatile @Nullable Attempt latest;

    PluginCredentials(CredentialPlugin plugin) {
        this(plugin, Clock.systemUTC());
    }

    PluginCredentials(CredentialPlugin plugin, Clock clock) {
        this.plugin = plugin;
        this.clock = clock;
    }

    @Override
    public Identity identity() {
        return identity(credential -> credential.isFreshAt(clock.instant()));
    }

    @Override
    public Optional<Identity> renewed(Identity refused) {
        Identity now = identity(credential ->
                credential.isFreshAt(clock.instant()) && !credential.identity().equals(refused));
        return now.equals(refused) ? Optional.empty() : Optional.of(now);
    }

    private Identity identity(Predicate<ExecCredential> isUsable) {
        Attempt seen = latest;
        if (seen != null && seen.credential() != null && isUsable.test(seen.credential())) {
            return seen.credential().identity();
        }
        try {
            running.lockInterruptibly();
            try {
                Attempt attempt = latest;
                if (attempt == null || attempt == seen) {
                    attempt = attempt();
                    latest = attempt;
                }
                return attempt.identity();
            } finally {
                running.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(plugin + ": interrupted while waiting for credentials", null, e);
        }
    }

    private Attempt attempt() throws InterruptedException {
        try {
            return new Attempt(plugin.ask(), null);
        } catch (UnauthorizedException e) {
            return new Attempt(null, e);
        }
    }

    /** What came of running the program: one of the two. */
    private record Attempt(
            @Nullable ExecCredential credential, @Nullable UnauthorizedException failure) {

        Identity identity() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(credential).identity();
        }
    }
}
