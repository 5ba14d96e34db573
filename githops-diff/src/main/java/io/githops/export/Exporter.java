package io.githops.export;

import io.githops.diff.LiveObjects;
import io.githops.diff.Planner;
import io.githops.diff.guard.PlatformKinds;
import io.githops.diff.rule.NormalisationRule;
import io.githops.model.Authorship;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes live resources down as the manifests that somebody could have written by hand, so that a running cluster can be
 * kept in Git from now on. A manifest leaves out what the API server records, and what would be there again if the object were
 * made anew: defaults of the schema, what webhooks fill in, and what normalisation rules leave to the cluster. A plan of the
 * manifests against the same live objects changes no field. Immutable and thread-safe.
 *
 * <pre>{@code
 * Export export = Exporter.builder(Kinds.harvester()).build().export(live);
 * export.files().forEach(file -> write(file.path(), file.text()));
 * }</pre>
 */
public final class Exporter {
    private final Kinds kinds;
    private final String fieldManager;
    private final SecretEncryptor secrets;
    private final boolean includesPlatform;
    private final List<NormalisationRule> rules;

    private Exporter(Builder builder) {
        kinds = builder.kinds;
        fieldManager = builder.fieldManager;
        secrets = builder.secrets;
        includesPlatform = builder.includesPlatform;
        rules = List.copyOf(builder.rules);
    }

    /**
     * An exporter for field manager {@code githops} that leaves out what is sensitive and what lives in namespaces of the
     * platform, and leaves to the cluster what the standard rules leave to it.
     */
    public static Builder builder(Kinds kinds) {
        return new Builder(kinds);
    }

    /**
     * The manifests of live resources.
     *
     * @param live what is to be exported; the more of the cluster is among it, the more a manifest can leave out
     * @throws ManifestException when the resources say of themselves that they need each other in a circle
     */
    public Export export(LiveObjects live) {
        Planner planner = Planner.builder(kinds).fieldManager(fieldManager).build();
        var minimal = new MinimalManifest(kinds, fieldManager, rules, planner, live);
        var selection = new Selection(kinds, includesPlatform, live);
        var draft = new Draft(kinds, secrets);
        List<Resource> ordered = new ArrayList<>(live.resources());
        ordered.sort((one, other) -> one.id().compareTo(other.id()));
        for (Resource resource : ordered) {
            selection.leftOut(resource).ifPresentOrElse(draft::leaveOut, () -> {
                Resource manifest = minimal.of(resource);
                draft.add(manifest, resource, isMadeByPlatform(resource));
            });
        }
        return draft.tried(new Trial(planner, live, includesPlatform));
    }

    private boolean isMadeByPlatform(Resource live) {
        return PlatformKinds.authorship(live, kinds) == Authorship.EDIT;
    }

    /** Collects the options of an {@link Exporter}. Not thread-safe. */
    public static final class Builder {
        private final Kinds kinds;
        private final List<NormalisationRule> rules = new ArrayList<>(NormalisationRule.standard());
        private String fieldManager = "githops";
        private SecretEncryptor secrets = SecretEncryptor.leavingOut();
        private boolean includesPlatform;

        private Builder(Kinds kinds) {
            this.kinds = Objects.requireNonNull(kinds, "kinds");
        }

        /** Who will apply the manifests. What it has applied already stays in them. Default {@code githops}. */
        public Builder fieldManager(String name) {
            fieldManager = Objects.requireNonNull(name, "fieldManager");
            return this;
        }

        /**
         * What to write in the place of Secrets and of resources with sensitive values. Default {@link
         * SecretEncryptor#leavingOut}.
         */
        public Builder secrets(SecretEncryptor encryptor) {
            secrets = Objects.requireNonNull(encryptor, "encryptor");
            return this;
        }

        /**
         * Exports what users wrote into namespaces of the platform, such as {@code kube-system} and {@code
         * harvester-system}, too; a plan of it asks for approval. Default: not. What the platform itself writes is never
         * exported.
         */
        public Builder includingPlatform() {
            includesPlatform = true;
            return this;
        }

        /**
         * Keeps in manifests what a normalisation rule leaves to the cluster: without {@code mac-address}, machines that are
         * made anew keep their hardware addresses.
         *
         * @throws IllegalArgumentException when there is no rule of this id
         */
        public Builder withoutRule(String id) {
            if (!rules.removeIf(rule -> rule.id().equals(id))) {
                throw new IllegalArgumentException(
                        "there is no normalisation rule " + id + "; expected one of " + rules);
            }
            return this;
        }

        public Exporter build() {
            return new Exporter(this);
        }
    }
}
