package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** Where backups are kept. The server blanks the keys once it has put them into a Secret. */
@Value.Immutable
@JsonDeserialize(builder = BackupTarget.Builder.class)
public interface BackupTarget extends WithBackupTarget {
    Optional<Type> type();

    /** For NFS such as {@code nfs://server:/path}; for S3 only where it is not Amazon's. */
    Optional<String> endpoint();

    @Value.Redacted
    Optional<String> accessKeyId();

    @Value.Redacted
    Optional<String> secretAccessKey();

    Optional<String> bucketName();

    Optional<String> bucketRegion();

    /** The certificate of the endpoint in PEM, where no public authority signed it. */
    Optional<String> cert();

    /** Whether the bucket is part of the host name; by default false. */
    Optional<Boolean> virtualHostedStyle();

    /** How often the target is asked for new backups; 0 is never. */
    Optional<Integer> refreshIntervalInSeconds();

    /** A folder of an NFS server. */
    static BackupTarget nfs(String endpoint) {
        return builder().type(Type.NFS).endpoint(endpoint).build();
    }

    /** A bucket of Amazon's S3; add an {@link #endpoint()} for any other. */
    static BackupTarget s3(String bucket, String region, String accessKeyId, String secretAccessKey) {
        return builder()
                .type(Type.S3)
                .bucketName(bucket)
                .bucketRegion(region)
                .accessKeyId(accessKeyId)
                .secretAccessKey(secretAccessKey)
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableBackupTarget.Builder {
        Builder() {}
    }

    /** What keeps the backups. */
    record Type(String value) implements OpenEnum {
        public static final Type S3 = new Type("s3");
        public static final Type NFS = new Type("nfs");
    }
}
