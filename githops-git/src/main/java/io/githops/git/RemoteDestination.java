package io.githops.git;

import io.githops.git.PushOutcome.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.jspecify.annotations.Nullable;

/** A repository at the other end of a line. */
final class RemoteDestination implements Destination {
    private final RemoteOrigin origin;
    private final Exchanges exchanges;

    RemoteDestination(GitOptions options) {
        this.origin = new RemoteOrigin(options);
        this.exchanges = new Exchanges(options.address(), options.access());
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public PushOutcome push(String branch, ObjectId old, ObjectId commit) throws IOException {
        Repository local = origin.objects();
        var update = new RemoteRefUpdate(local, commit.name(), branch, false, null, old);
        return exchanges.make(local, transport -> {
            try (PushConnection connection = transport.openPush()) {
                return old.equals(id(connection.getRef(branch)))
                        ? push(connection, update)
                        : PushOutcome.of(Status.RACED);
            }
        });
    }

    private static PushOutcome push(PushConnection connection, RemoteRefUpdate update) {
        try {
            connection.push(
                    NullProgressMonitor.INSTANCE,
                    Map.of(update.getRemoteName(), update),
                    OutputStream.nullOutputStream());
        } catch (IOException e) {
            return PushOutcome.unknown(e);
        }
        return outcome(update, connection.getMessages());
    }

    private static PushOutcome outcome(RemoteRefUpdate update, String messages) {
        String reason = update.getMessage() == null ? "" : update.getMessage();
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> PushOutcome.of(Status.DONE);
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> PushOutcome.of(Status.RACED);
            case NOT_ATTEMPTED, AWAITING_REPORT, NON_EXISTING ->
                PushOutcome.unknown(new IOException("the server did not report what became of the push"));
            case REJECTED_NODELETE, REJECTED_OTHER_REASON -> PushOutcome.refused(messages + "\n" + reason);
        };
    }

    private static ObjectId id(@Nullable Ref ref) {
        return ref == null || ref.getObjectId() == null ? ObjectId.zeroId() : ref.getObjectId();
    }
}
