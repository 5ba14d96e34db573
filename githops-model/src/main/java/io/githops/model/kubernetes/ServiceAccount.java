package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Who a program in the cluster is. */
@Value.Immutable
@JsonDeserialize(builder = ServiceAccount.Builder.class)
public interface ServiceAccount extends WithServiceAccount {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ServiceAccount> KIND = Kinds.harvester().kind("v1", "ServiceAccount", ServiceAccount.class);

    ObjectMeta metadata();

    Optional<Boolean> automountServiceAccountToken();

    List<LocalObjectReference> imagePullSecrets();

    List<ObjectReference> secrets();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableServiceAccount.Builder {
        Builder() {}
    }
}
