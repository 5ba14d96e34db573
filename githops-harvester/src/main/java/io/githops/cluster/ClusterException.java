package io.githops.cluster;

import io.githops.model.GithopsException;
import io.githops.reconcile.BrokenApplierException;
import io.githops.reconcile.InterruptedSyncException;
import io.githops.reconcile.PreflightException;
import io.githops.reconcile.StalePlanException;
import io.githops.reconcile.UnhealthyException;
import io.githops.reconcile.UnresolvedValueException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cluster did not do what was asked. The subclass says what to do about it; {@link #status} is what the cluster said.
 *
 * <ul>
 *   <li>{@link UnavailableException}: try again later. More closely: {@link TimedOutException} (a write may have been carried
 *       out all the same), {@link UnknownHostNameException}, {@link InsecureConnectionException}.
 *   <li>{@link InterruptedCallException}: the caller wanted no more of it; let it go.
 *   <li>{@link UnauthorizedException}, {@link UntrustedCertificateException}: mend the access.
 *   <li>{@link ForbiddenException}: have the right granted.
 *   <li>{@link NotFoundException}, {@link UnservedKindException}: create what is missing first.
 *   <li>{@link ConflictException}: read again, or decide who owns the fields.
 *   <li>{@link RejectedException}: change the request. More closely: {@link InvalidException} (fields of the object), {@link
 *       WebhookDeniedException} (a rule of the cluster).
 *   <li>{@code io.githops.harvester.ExpiredException}: list anew.
 *   <li>{@link InvalidAnswerException}: what answers is no API server; check the address, and what lies between.
 *   <li>{@link UnhealthyException}, {@link UnresolvedValueException}, {@link InterruptedSyncException},
 *       {@link StalePlanException}, {@link PreflightException}, {@link BrokenApplierException}: of syncs alone.
 * </ul>
 */
public abstract class ClusterException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private final ClusterStatus status;

    /** @param message without credentials and without values of the object */
    protected ClusterException(String code, String message, @Nullable Throwable cause) {
        this(code, message, ClusterStatus.none(), cause);
    }

    /** @param message without credentials and without values of the object */
    protected ClusterException(String code, String message, ClusterStatus status, @Nullable Throwable cause) {
        super(code, message, cause);
        this.status = Objects.requireNonNull(status, "status");
    }

    /** What the cluster said; {@link ClusterStatus#none()} when it said nothing. */
    public final ClusterStatus status() {
        return status;
    }
}
