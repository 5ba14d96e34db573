package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.Empty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Lets somebody into the guest, with what is in a Secret: exactly one of the two. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = AccessCredential.Builder.class)
public interface AccessCredential extends WithAccessCredential {
    Optional<SshPublicKey> sshPublicKey();

    Optional<UserPassword> userPassword();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableAccessCredential.Builder {
        Builder() {}
    }

    /** Keys. */
    @Value.Immutable
    @JsonDeserialize(builder = SshPublicKey.Builder.class)
    interface SshPublicKey extends ImmutableAccessCredential.WithSshPublicKey {
        Source source();

        KeyPropagation propagationMethod();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAccessCredential.SshPublicKey.Builder {
            Builder() {}
        }
    }

    /** Passwords. */
    @Value.Immutable
    @JsonDeserialize(builder = UserPassword.Builder.class)
    interface UserPassword extends ImmutableAccessCredential.WithUserPassword {
        Source source();

        PasswordPropagation propagationMethod();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAccessCredential.UserPassword.Builder {
            Builder() {}
        }
    }

    /** Where keys or passwords come from. */
    @Value.Immutable
    @JsonDeserialize(builder = Source.Builder.class)
    interface Source extends ImmutableAccessCredential.WithSource {
        Optional<AccessSecret> secret();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAccessCredential.Source.Builder {
            Builder() {}
        }
    }

    /** A Secret of the machine's namespace; its keys do not matter, each value is one key or password. */
    @Value.Immutable
    @JsonDeserialize(builder = AccessSecret.Builder.class)
    interface AccessSecret extends ImmutableAccessCredential.WithAccessSecret {
        String secretName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAccessCredential.AccessSecret.Builder {
            Builder() {}
        }
    }

    /** How keys get into the guest: exactly one way. */
    @Value.Immutable
    @JsonDeserialize(builder = KeyPropagation.Builder.class)
    interface KeyPropagation extends ImmutableAccessCredential.WithKeyPropagation {
        /** With the cloud-init volume of that kind. */
        Optional<Empty> configDrive();

        /** With the cloud-init volume of that kind. */
        Optional<Empty> noCloud();

        /** While the guest runs. */
        Optional<Users> qemuGuestAgent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAccessCredential.KeyPropagation.Builder {
            Builder() {}
        }
    }

    /** Whose keys the agent sets. */
    @Value.Immutable
    @JsonDeserialize(builder = Users.Builder.class)
    interface Users extends ImmutableAccessCredential.WithUsers {
        List<String> users();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAccessCredential.Users.Builder {
            Builder() {}
        }
    }

    /** How passwords get into the guest. */
    @Value.Immutable
    @JsonDeserialize(builder = PasswordPropagation.Builder.class)
    interface PasswordPropagation extends ImmutableAccessCredential.WithPasswordPropagation {
        Optional<Empty> qemuGuestAgent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAccessCredential.PasswordPropagation.Builder {
            Builder() {}
        }
    }
}
