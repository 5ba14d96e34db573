package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** A person, a group or a program. */
@Value.Immutable
@JsonDeserialize(builder = Subject.Builder.class)
public interface Subject extends WithSubject {
    /** {@code rbac.authorization.k8s.io} of persons and groups, empty of programs. */
    Optional<String> apiGroup();

    Kind kind();

    String name();

    /** Of a program. */
    Optional<String> namespace();

    /** A person, by the name that the server knows. */
    static Subject user(String name) {
        return builder()
                .apiGroup("rbac.authorization.k8s.io")
                .kind(Kind.USER)
                .name(name)
                .build();
    }

    /** All persons of a group. */
    static Subject group(String name) {
        return user(name).withKind(Kind.GROUP);
    }

    /** A program in the cluster. */
    static Subject serviceAccount(String namespace, String name) {
        return builder()
                .kind(Kind.SERVICE_ACCOUNT)
                .namespace(namespace)
                .name(name)
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSubject.Builder {
        Builder() {}
    }

    /** Who it is. */
    record Kind(String value) implements OpenEnum {
        public static final Kind USER = new Kind("User");
        public static final Kind GROUP = new Kind("Group");
        /** A program. */
        public static final Kind SERVICE_ACCOUNT = new Kind("ServiceAccount");
    }
}
