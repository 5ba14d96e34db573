package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.Affinity;
import io.githops.model.kubernetes.PodDnsConfig;
import io.githops.model.kubernetes.Toleration;
import io.githops.model.kubernetes.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The instance that a start of a machine makes. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = MachineSpec.Builder.class)
public interface MachineSpec extends WithMachineSpec {
    Domain domain();

    List<Volume> volumes();

    /** Each has an interface of the same name. */
    List<Network> networks();

    /** What happens when its node is drained. */
    Optional<EvictionStrategy> evictionStrategy();

    Optional<StartStrategy> startStrategy();

    Optional<String> hostname();

    Optional<String> subdomain();

    Optional<DnsPolicy> dnsPolicy();

    Optional<PodDnsConfig> dnsConfig();

    Map<String, String> nodeSelector();

    /** Harvester adds terms for networks and processors to what is written. */
    Optional<Affinity> affinity();

    List<Toleration> tolerations();

    List<TopologySpreadConstraint> topologySpreadConstraints();

    Optional<String> priorityClassName();

    Optional<String> schedulerName();

    /** How long the guest has to shut down; by default as a setting says. */
    Optional<Long> terminationGracePeriodSeconds();

    Optional<Architecture> architecture();

    Optional<Probe> livenessProbe();

    Optional<Probe> readinessProbe();

    List<AccessCredential> accessCredentials();

    /** Refused by Harvester, whose KubeVirt does not allow them. */
    List<ResourceClaim> resourceClaims();

    /** Refused by Harvester, whose KubeVirt does not allow them. */
    List<UtilityVolume> utilityVolumes();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMachineSpec.Builder {
        Builder() {}
    }

    /** A claim for devices: exactly one of the two names. */
    @Value.Immutable
    @JsonDeserialize(builder = ResourceClaim.Builder.class)
    interface ResourceClaim extends ImmutableMachineSpec.WithResourceClaim {
        String name();

        Optional<String> resourceClaimName();

        Optional<String> resourceClaimTemplateName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMachineSpec.ResourceClaim.Builder {
            Builder() {}
        }
    }

    /** A volume for the machine's keeper, not for the guest. */
    @Value.Immutable
    @JsonDeserialize(builder = UtilityVolume.Builder.class)
    interface UtilityVolume extends ImmutableMachineSpec.WithUtilityVolume {
        String name();

        String claimName();

        Optional<Boolean> readOnly();

        Optional<String> type();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMachineSpec.UtilityVolume.Builder {
            Builder() {}
        }
    }

    /** Whether a started machine waits. */
    record StartStrategy(String value) implements OpenEnum {
        /** Until somebody unpauses it. */
        public static final StartStrategy PAUSED = new StartStrategy("Paused");
    }

    /** Which resolver is asked. */
    record DnsPolicy(String value) implements OpenEnum {
        public static final DnsPolicy CLUSTER_FIRST = new DnsPolicy("ClusterFirst");
        public static final DnsPolicy CLUSTER_FIRST_WITH_HOST_NET = new DnsPolicy("ClusterFirstWithHostNet");
        public static final DnsPolicy DEFAULT = new DnsPolicy("Default");
        /** What {@link MachineSpec#dnsConfig()} says and nothing else. */
        public static final DnsPolicy NONE = new DnsPolicy("None");
    }

    /** The instructions that the processor knows. */
    record Architecture(String value) implements OpenEnum {
        public static final Architecture AMD64 = new Architecture("amd64");
        public static final Architecture ARM64 = new Architecture("arm64");
        public static final Architecture S390X = new Architecture("s390x");
    }
}
