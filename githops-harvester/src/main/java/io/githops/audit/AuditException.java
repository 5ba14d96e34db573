package io.githops.audit;

import io.githops.model.GithopsException;
import org.jspecify.annotations.Nullable;

/** An audit trail cannot be begun or gone on with: see to where it is kept. Nothing was changed there. */
public final class AuditException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private AuditException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    static AuditException damaged(String place, String found) {
        return new AuditException(
                "GH3802",
                place + ": found " + found
                        + "; expected the last record of a chain; verify the trail, keep it as it is, and"
                        + " begin a new one elsewhere",
                null);
    }

    static AuditException locked(String place, String holder) {
        return new AuditException(
                "GH3803",
                place + ": found it in use" + holder
                        + "; expected to be the only writer; give each process a folder of its own",
                null);
    }

    static AuditException unusable(String place, Exception cause) {
        return new AuditException(
                "GH3804",
                place + ": cannot be read or written: " + cause
                        + "; check the path, its rights and the space that is left",
                cause);
    }
}
