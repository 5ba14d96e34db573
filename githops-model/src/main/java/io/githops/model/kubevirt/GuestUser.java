package io.githops.model.kubevirt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A user that cloud-init makes in the guest. */
@Value.Immutable
@JsonDeserialize(builder = GuestUser.Builder.class)
public interface GuestUser extends WithGuestUser {
    /** The rule of {@code sudoers} that lets a user do everything without a password. */
    String SUDO_ALL = "ALL=(ALL) NOPASSWD:ALL";

    /** The user that the image comes with. */
    GuestUser DEFAULT = builder().name("default").build();

    /** The one field that cloud-init cannot do without, except for users that it takes from elsewhere. */
    Optional<String> name();

    /** Full name and the like. */
    Optional<String> gecos();

    /** Beside that of the same name. */
    @JsonDeserialize(converter = GuestTexts.SplitAtCommas.class)
    List<String> groups();

    /** What the user may do as others, such as {@link #SUDO_ALL}; empty when nothing. */
    @JsonDeserialize(converter = GuestTexts.Whole.class)
    List<String> sudo();

    /** The path of a program. */
    Optional<String> shell();

    /** Whether nobody can log in with a password; by default true. */
    @JsonProperty("lock_passwd")
    Optional<Boolean> passwordLocked();

    /** A hash, set when the user is made. */
    @Value.Redacted
    @JsonProperty("passwd")
    Optional<String> passwordHash();

    /** A hash, set even when the user is there already. */
    @Value.Redacted
    @JsonProperty("hashed_passwd")
    Optional<String> hashedPassword();

    @Value.Redacted
    @JsonProperty("plain_text_passwd")
    Optional<String> plainTextPassword();

    /** The public keys that the user lets in, each one line as in {@code authorized_keys}. */
    @JsonProperty("ssh_authorized_keys")
    List<String> sshAuthorizedKeys();

    /**
     * A user who logs in with keys, has Bash for a shell, and may do everything without a password.
     *
     * @param publicKeys each one line as in {@code authorized_keys}
     */
    static GuestUser administrator(String name, String... publicKeys) {
        return builder()
                .name(name)
                .addSudo(SUDO_ALL)
                .shell("/bin/bash")
                .sshAuthorizedKeys(List.of(publicKeys))
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableGuestUser.Builder {
        Builder() {}

        /** A user of whom a list says no more than the name. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Builder named(String name) {
            var builder = new Builder();
            builder.name(name);
            return builder;
        }
    }
}
