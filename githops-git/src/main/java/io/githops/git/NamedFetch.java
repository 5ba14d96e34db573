package io.githops.git;

import io.githops.git.Exchanges.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;

/** Asks for names, and over the same line for what the chosen one leads to, without its history where the server cuts
 * it. Used once. */
final class NamedFetch implements Exchange<NamedFetch.Answer> {
    private final NameChoice choice;
    private final Repository local;
    private final boolean cutsHistory;
    private final Arrival arrival;
    private boolean isAnswered;

    /**
     * @param local the repository that the transport is opened for
     * @param cutsHistory whether the server sends commits without those before them
     * @param arrival what to do about something that is not there
     */
    NamedFetch(NameChoice choice, Repository local, boolean cutsHistory, Arrival arrival) {
        this.choice = choice;
        this.local = local;
        this.cutsHistory = cutsHistory;
        this.arrival = arrival;
    }

    @Override
    public Answer over(Transport transport) throws IOException {
        if (cutsHistory) {
            transport.setDepth(RemoteOrigin.WITHOUT_HISTORY);
        }
        try (FetchConnection connection =
                transport.openFetch(List.of(), choice.names().toArray(String[]::new))) {
            Map<String, Ref> names = connection.getRefsMap();
            isAnswered = true;
            Optional<Ref> chosen = choice.best().apply(names);
            if (chosen.isEmpty() || isIn(local, chosen.get())) {
                return new Answer(names, chosen);
            }
            return new Answer(names, arrival.of(chosen.get(), connection));
        }
    }

    /** Whether there was a word on names; what failed then was the transfer. */
    boolean isAnswered() {
        return isAnswered;
    }

    /** Takes in what a name leads to, and notes it under that name, so that the server need not send it again with the next. */
    static Optional<Ref> receive(Ref ref, FetchConnection connection, Repository local) throws IOException {
        if (!isIn(local, ref)) {
            connection.fetch(NullProgressMonitor.INSTANCE, List.of(ref), Set.of());
            RefUpdate note = local.updateRef(RemoteOrigin.localName(ref.getName()));
            note.setNewObjectId(ref.getObjectId());
            note.disableRefLog();
            note.forceUpdate();
        }
        return Optional.of(ref);
    }

    private static boolean isIn(Repository repository, Ref ref) throws IOException {
        return repository.getObjectDatabase().has(ref.getObjectId());
    }

    /** What the names led to, and the chosen one, whose object is here. */
    record Answer(Map<String, Ref> names, Optional<Ref> chosen) {}

    /** Takes in what a name leads to; gives the name back, or what it is by then. */
    interface Arrival {
        Optional<Ref> of(Ref ref, FetchConnection connection) throws IOException;
    }
}
