package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The passwords that users of the guest get. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = GuestPasswords.Builder.class)
public interface GuestPasswords extends WithGuestPasswords {
    /** Whether each must be changed when it is first used; by default true. */
    Optional<Boolean> expire();

    List<User> users();

    /** Deprecated by cloud-init: {@code name:password} in lines or in a list. */
    @Value.Redacted
    Optional<Tree> list();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableGuestPasswords.Builder {
        Builder() {}
    }

    /** The password of one user. */
    @Value.Immutable
    @JsonDeserialize(builder = User.Builder.class)
    interface User extends ImmutableGuestPasswords.WithUser {
        String name();

        /** Not for {@link Type#RANDOM}. */
        @Value.Redacted
        Optional<String> password();

        /** By default {@link Type#HASH}. */
        Optional<Type> type();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableGuestPasswords.User.Builder {
            Builder() {}
        }
    }

    /** What a password is. */
    record Type(String value) implements OpenEnum {
        public static final Type HASH = new Type("hash");
        public static final Type TEXT = new Type("text");
        /** Made up by cloud-init, which writes it to the console. */
        public static final Type RANDOM = new Type("RANDOM");
    }
}
