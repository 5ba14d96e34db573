package io.githops.model.metal;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How Harvester is set up when it is installed. */
@Value.Immutable
@JsonDeserialize(builder = ClusterConfig.Builder.class)
public interface ClusterConfig extends WithClusterConfig {
    /** Where more of the installer's configuration is. */
    Optional<String> configURL();

    /** Public keys of those who may log in to nodes. */
    List<String> sshKeys();

    List<String> nameservers();

    Optional<String> customProvisioningTemplate();

    /** Of the management network. */
    Map<String, String> bondOptions();

    /** Of the management network; by default 1. */
    Optional<Integer> vlanID();

    /** Writes the disk straight from an image. */
    Optional<Boolean> streamImageMode();

    /** Loses what is on all disks of the servers. */
    Optional<Boolean> wipeDisks();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClusterConfig.Builder {
        Builder() {}
    }
}
