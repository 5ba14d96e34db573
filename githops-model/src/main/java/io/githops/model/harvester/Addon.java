package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** An optional part of Harvester, installed from a chart. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Addon.Builder.class)
public interface Addon extends WithAddon {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Addon> KIND = Kinds.harvester().kind("harvesterhci.io/v1beta1", "Addon", Addon.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** An add-on that Harvester knows, switched on, with the default values of its chart. */
    static Addon enabled(KnownAddon addon, String repo, String version) {
        return builder()
                .metadata(ObjectMeta.of(addon.namespace(), addon.name()))
                .spec(Spec.builder()
                        .repo(repo)
                        .chart(addon.chart())
                        .version(version)
                        .enabled(true)
                        .valuesContent("")
                        .build())
                .build();
    }

    /**
     * The values of the chart; empty when none are given.
     *
     * @throws ManifestException when {@code spec.valuesContent} is no YAML, or no mapping
     */
    default Mapping values() {
        return AddonValues.read(this);
    }

    /**
     * This add-on with other values of the chart. Comments are lost where a value changes, except those at the top.
     *
     * @throws ManifestException when {@code spec.valuesContent} is no YAML, or no mapping
     */
    default Addon withValues(Mapping values) {
        return AddonValues.write(this, values);
    }

    /** Whether the add-on is labelled as not yet fit for production. */
    default boolean isExperimental() {
        return Label.EXPERIMENTAL.of(metadata()).filter("true"::equals).isPresent();
    }

    /** This add-on with or without the label of experiments. */
    default Addon withExperimental(boolean experimental) {
        return withMetadata(Label.EXPERIMENTAL.setTo(metadata(), experimental ? "true" : null));
    }

    /** The values that Harvester shipped the add-on with, as YAML in base64; written by the server. */
    default Optional<String> shippedValues() {
        return Annotation.ADDON_DEFAULTS.of(metadata());
    }

    /** Whether Harvester is told not to check what is lost when the add-on is switched. */
    default boolean isUnchecked() {
        return AddonCheck.isSkipped(this);
    }

    /**
     * This add-on with or without the order not to check what is lost when it is switched.
     *
     * @throws IllegalArgumentException when Harvester checks nothing that could be skipped for this add-on
     */
    default Addon withUnchecked(boolean unchecked) {
        return AddonCheck.skip(this, unchecked);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableAddon.Builder {
        Builder() {}
    }

    /** Which chart, and whether it shall be installed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableAddon.WithSpec {
        /** The address of the charts. */
        String repo();

        /** Cannot be changed. */
        String chart();

        /** Of the chart; for add-ons shipped with Harvester, upgrades change it. */
        String version();

        boolean enabled();

        /** The values of the chart as YAML; may be empty. See {@link Addon#values}. */
        @Value.Redacted
        String valuesContent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAddon.Spec.Builder {
            Builder() {}
        }
    }

    /** How far the installation is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableAddon.WithStatus {
        Optional<State> status();

        /**
         * {@code InProgress}, {@code Completed} and {@code OperationFailed}. After a failure nothing more happens until
         * the add-on is switched off and on again.
         */
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAddon.Status.Builder {
            Builder() {}
        }
    }

    /** What Harvester does with an add-on. */
    record State(String value) implements OpenEnum {
        public static final State ADDON_ENABLING = new State("AddonEnabling");
        public static final State ADDON_DISABLING = new State("AddonDisabling");
        public static final State ADDON_UPDATING = new State("AddonUpdating");
        public static final State ADDON_DEPLOY_SUCCESSFUL = new State("AddonDeploySuccessful");
        public static final State ADDON_DISABLED = new State("AddonDisabled");
    }
}
