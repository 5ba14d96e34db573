package io.githops.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.Empty;
import io.githops.model.kubernetes.NamespacedReference;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where the data of a volume comes from: exactly one place. Secrets and ConfigMaps are those of the volume's namespace.
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = DataVolumeSource.Builder.class)
public interface DataVolumeSource extends WithDataVolumeSource {
    /** Nowhere: an empty disk. */
    Optional<Empty> blank();

    Optional<Http> http();

    Optional<S3> s3();

    Optional<Gcs> gcs();

    Optional<Registry> registry();

    /** Another volume. */
    Optional<NamespacedReference> pvc();

    /** A snapshot of a volume. */
    Optional<NamespacedReference> snapshot();

    /** Whoever uploads it. */
    Optional<Empty> upload();

    Optional<Imageio> imageio();

    Optional<Vddk> vddk();

    /** An empty disk. */
    static DataVolumeSource empty() {
        return builder().blank(Empty.EMPTY).build();
    }

    /** What a web server has at a URL. */
    static DataVolumeSource fromUrl(String url) {
        return builder().http(Http.builder().url(url).build()).build();
    }

    /** The disk in a container image, such as {@code docker://registry/image:tag}. */
    static DataVolumeSource fromRegistry(String url) {
        return builder().registry(Registry.builder().url(url).build()).build();
    }

    /** A copy of another volume. */
    static DataVolumeSource fromVolume(String namespace, String name) {
        return builder().pvc(NamespacedReference.of(namespace, name)).build();
    }

    /** The data of a snapshot. */
    static DataVolumeSource fromSnapshot(String namespace, String name) {
        return builder().snapshot(NamespacedReference.of(namespace, name)).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDataVolumeSource.Builder {
        Builder() {}
    }

    /** A web server. */
    @Value.Immutable
    @JsonDeserialize(builder = Http.Builder.class)
    interface Http extends ImmutableDataVolumeSource.WithHttp {
        String url();

        /** Has the keys {@code accessKeyId} and {@code secretKey}. */
        Optional<String> secretRef();

        /** Has the certificates of authorities to trust. */
        Optional<String> certConfigMap();

        /** Such as {@code sha256:...}. */
        Optional<String> checksum();

        @Value.Redacted
        List<String> extraHeaders();

        /** Secrets that have further headers. */
        List<String> secretExtraHeaders();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolumeSource.Http.Builder {
            Builder() {}
        }
    }

    /** A bucket of S3. */
    @Value.Immutable
    @JsonDeserialize(builder = S3.Builder.class)
    interface S3 extends ImmutableDataVolumeSource.WithS3 {
        String url();

        /** Has the keys {@code accessKeyId} and {@code secretKey}. */
        Optional<String> secretRef();

        Optional<String> certConfigMap();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolumeSource.S3.Builder {
            Builder() {}
        }
    }

    /** A bucket of Google. */
    @Value.Immutable
    @JsonDeserialize(builder = Gcs.Builder.class)
    interface Gcs extends ImmutableDataVolumeSource.WithGcs {
        String url();

        Optional<String> secretRef();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolumeSource.Gcs.Builder {
            Builder() {}
        }
    }

    /** A container image. */
    @Value.Immutable
    @JsonDeserialize(builder = Registry.Builder.class)
    interface Registry extends ImmutableDataVolumeSource.WithRegistry {
        /** Such as {@code docker://registry/image:tag}; this or {@link #imageStream}. */
        Optional<String> url();

        Optional<String> imageStream();

        Optional<Platform> platform();

        /** By default {@link PullMethod#POD}. */
        Optional<PullMethod> pullMethod();

        Optional<String> secretRef();

        Optional<String> certConfigMap();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolumeSource.Registry.Builder {
            Builder() {}
        }
    }

    /** For which processors. */
    @Value.Immutable
    @JsonDeserialize(builder = Platform.Builder.class)
    interface Platform extends ImmutableDataVolumeSource.WithPlatform {
        Optional<String> architecture();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolumeSource.Platform.Builder {
            Builder() {}
        }
    }

    /** A disk of oVirt. */
    @Value.Immutable
    @JsonDeserialize(builder = Imageio.Builder.class)
    interface Imageio extends ImmutableDataVolumeSource.WithImageio {
        String url();

        String diskId();

        Optional<String> secretRef();

        Optional<String> certConfigMap();

        Optional<Boolean> insecureSkipVerify();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolumeSource.Imageio.Builder {
            Builder() {}
        }
    }

    /** A disk of VMware. */
    @Value.Immutable
    @JsonDeserialize(builder = Vddk.Builder.class)
    interface Vddk extends ImmutableDataVolumeSource.WithVddk {
        Optional<String> url();

        /** The machine's. */
        Optional<String> uuid();

        Optional<String> backingFile();

        /** Of the server's certificate. */
        Optional<String> thumbprint();

        Optional<String> secretRef();

        Optional<String> initImageURL();

        /** A ConfigMap of further arguments. */
        Optional<String> extraArgs();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolumeSource.Vddk.Builder {
            Builder() {}
        }
    }

    /** What fetches a container image. */
    record PullMethod(String value) implements OpenEnum {
        /** The importer itself. */
        public static final PullMethod POD = new PullMethod("pod");
        /** The node, with the registries it knows. */
        public static final PullMethod NODE = new PullMethod("node");
    }
}
