package io.githops.model;

import org.jspecify.annotations.Nullable;

/** A jar that brings kinds is unusable; the reaction is to replace it or take it off the class path. */
public final class KindProviderException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private KindProviderException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    static KindProviderException failed(String provider, Throwable cause) {
        return new KindProviderException(
                "GH1501",
                provider + ": found a failure, " + cause.getMessage()
                        + "; expected a provider of kinds; mend the jar it is from or take it off the class path",
                cause);
    }

    static KindProviderException twice(ResourceKind<?> kind, String provider, String earlier) {
        String other = provider.equals(earlier) ? "twice" : "from " + earlier + " as well";
        return new KindProviderException(
                "GH1502",
                provider + ": found the kind " + kind + " " + other
                        + "; expected each kind once; take one of them off the class path",
                null);
    }
}
