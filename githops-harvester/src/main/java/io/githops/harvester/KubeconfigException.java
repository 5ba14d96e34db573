package io.githops.harvester;

import io.githops.model.GithopsException;

/**
 * A kubeconfig, or a pod's service account, that cannot be used: correct it. Codes: {@code GH3101} the file cannot be read, or
 * there is none, {@code GH3102} a field is missing or wrong, {@code GH3103} a certificate or key cannot be used, {@code GH3104}
 * it asks for what is not done, or not unless the program allows it.
 */
public final class KubeconfigException extends GithopsException {
    private static final long serialVersionUID = 1L;

    static final String UNREADABLE = "GH3101";
    static final String WRONG_FIELD = "GH3102";
    static final String WRONG_CREDENTIAL = "GH3103";
    static final String REFUSED = "GH3104";

    /** @param message names the file and the field; without any credential */
    KubeconfigException(String code, String message) {
        super(code, message, null);
    }
}
