package io.githops.inventory;

import io.githops.model.GithopsException;

/** Resources cannot be handed from one inventory to the other as they stand; nothing was changed. */
public final class TransferException extends GithopsException {
    private static final long serialVersionUID = 1L;

    TransferException(String message) {
        super("GH3504", message, null);
    }
}
