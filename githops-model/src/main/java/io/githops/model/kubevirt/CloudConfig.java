package io.githops.model.kubevirt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.githops.model.ManifestException;
import io.githops.model.kubernetes.Secret;
import io.githops.tree.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/**
 * What cloud-init makes of a guest at its first start: user data in the format {@code #cloud-config}. Nothing that may be
 * secret is printed by {@code toString}.
 *
 * <pre>{@code
 * CloudConfig.builder()
 *         .hostname("web")
 *         .addUser(GuestUser.administrator("ops", "ssh-ed25519 AAAA... ops"))
 *         .addPackage(GuestPackage.named("nginx"))
 *         .build()
 * }</pre>
 *
 * @see <a href="https://cloudinit.readthedocs.io/en/latest/reference/modules.html">cloud-init, module reference</a>
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = CloudConfig.Builder.class)
public interface CloudConfig extends WithCloudConfig {
    Optional<String> hostname();

    Optional<String> fqdn();

    /** In place of the user that the image comes with, unless {@link GuestUser#DEFAULT} is among them. */
    @JsonSerialize(contentUsing = GuestUserSerializer.class)
    List<GuestUser> users();

    /** The public keys that the default user lets in, each one line as in {@code authorized_keys}. */
    @JsonProperty("ssh_authorized_keys")
    List<String> sshAuthorizedKeys();

    /** Whether the SSH server takes passwords; by default as the image has it. */
    @JsonProperty("ssh_pwauth")
    Optional<Boolean> sshPasswordAuthentication();

    /** Of the default user. */
    @Value.Redacted
    Optional<String> password();

    @JsonProperty("chpasswd")
    Optional<GuestPasswords> passwords();

    /** Installed at the first start. */
    List<GuestPackage> packages();

    /** Whether the lists of packages are fetched first. */
    @JsonProperty("package_update")
    Optional<Boolean> packageUpdate();

    /** Whether all packages are brought to their newest versions. */
    @JsonProperty("package_upgrade")
    Optional<Boolean> packageUpgrade();

    @JsonProperty("write_files")
    List<GuestFile> files();

    /** Run once, late in the first start. */
    @Value.Redacted
    @JsonProperty("runcmd")
    List<GuestCommand> commands();

    /** Run early in every start. */
    @Value.Redacted
    @JsonProperty("bootcmd")
    List<GuestCommand> bootCommands();

    /** Such as {@code Europe/Berlin}. */
    Optional<String> timezone();

    Optional<Growpart> growpart();

    Optional<Ntp> ntp();

    /** Each as a line of {@code fstab}: device, directory, type, options, dump, pass. */
    @Value.Redacted
    List<Sequence> mounts();

    /**
     * Reads user data; keys that have no accessor are left out of it.
     *
     * @throws ManifestException when the text does not begin with {@code #cloud-config}, is not YAML or does not fit
     */
    static CloudConfig parse(String text) {
        return CloudConfigText.parse(text);
    }

    /**
     * User data with something changed. Keys that have no accessor stay, comments do where nothing changes and before the
     * first key.
     *
     * @throws ManifestException when the text does not begin with {@code #cloud-config}, is not YAML or does not fit
     */
    static String edit(String text, UnaryOperator<CloudConfig> edit) {
        return CloudConfigText.edit(text, edit);
    }

    /** The user data, beginning with {@code #cloud-config}. */
    default String text() {
        return CloudConfigText.of(this);
    }

    /** A Secret that a machine of the namespace can start with. */
    default Secret secret(String namespace, String name) {
        return Secret.cloudInit(namespace, name, text());
    }

    /**
     * A Secret that a machine of the namespace can start with.
     *
     * @param networkData how the guest's network is set up, in a format of cloud-init
     */
    default Secret secret(String namespace, String name, String networkData) {
        return Secret.cloudInit(namespace, name, text(), networkData);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCloudConfig.Builder {
        Builder() {}
    }

    /** Which partitions grow with their disk. */
    @Value.Immutable
    @JsonDeserialize(builder = Growpart.Builder.class)
    interface Growpart extends ImmutableCloudConfig.WithGrowpart {
        /** By default {@link GrowpartMode#AUTO}. */
        Optional<GrowpartMode> mode();

        /** Devices, or directories on them; by default {@code /}. */
        List<String> devices();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCloudConfig.Growpart.Builder {
            Builder() {}
        }
    }

    /** Where the guest gets the time. */
    @Value.Immutable
    @JsonDeserialize(builder = Ntp.Builder.class)
    interface Ntp extends ImmutableCloudConfig.WithNtp {
        /** By default true. */
        Optional<Boolean> enabled();

        /** Such as {@code chrony}; by default what the image has. */
        @JsonProperty("ntp_client")
        Optional<String> client();

        List<String> servers();

        List<String> pools();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCloudConfig.Ntp.Builder {
            Builder() {}
        }
    }
}
