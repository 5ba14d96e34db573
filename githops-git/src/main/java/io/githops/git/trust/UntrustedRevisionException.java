package io.githops.git.trust;

import io.githops.source.Signature;
import io.githops.source.SourceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A revision that the trust policy does not admit; what was trusted before stays so. */
public final class UntrustedRevisionException extends SourceException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Signature> untrusted;

    /**
     * @param message where, what was found, what was expected, what to do; without credentials
     * @param untrusted what is wrong with which commit or tag, by id
     */
    public UntrustedRevisionException(String message, Map<String, Signature> untrusted) {
        super("GH2061", message, null);
        this.untrusted = Collections.unmodifiableMap(new LinkedHashMap<>(untrusted));
    }

    /**
     * All commits and tags without a good signature, by id, the newest first; empty when their history cannot be had
     * as far as the trusted commit.
     */
    public Map<String, Signature> untrusted() {
        return untrusted;
    }
}
