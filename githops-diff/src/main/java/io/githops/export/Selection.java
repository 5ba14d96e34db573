package io.githops.export;

import io.githops.diff.LiveObjects;
import io.githops.diff.guard.PlatformKinds;
import io.githops.diff.guard.SystemNamespaces;
import io.githops.export.LeftOut.Reason;
import io.githops.model.Authorship;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.Set;

/** Tells which live resources nobody writes manifests of. */
final class Selection {
    /** Kinds that users write although the platform makes another object their owner. */
    private static final Set<String> OWNED_AND_WRITTEN = Set.of("harvesterhci.io/VirtualMachineTemplateVersion");

    private final Kinds kinds;
    private final boolean includesPlatform;
    private final GeneratedObjects generated;

    Selection(Kinds kinds, boolean includesPlatform, LiveObjects live) {
        this.kinds = kinds;
        this.includesPlatform = includesPlatform;
        this.generated = new GeneratedObjects(live);
    }

    /** Why a resource is left out; empty when it is to be exported. */
    Optional<LeftOut> leftOut(Resource live) {
        Authorship author = PlatformKinds.authorship(live, kinds);
        if (live.isBeingDeleted()) {
            return because(live, Reason.BEING_DELETED, "it has a time of deletion");
        }
        Optional<String> generation = generated.evidence(live);
        if (generation.isPresent()) {
            return because(live, Reason.GENERATED, generation.get());
        }
        Optional<Mapping> owner = owner(live);
        if (owner.isPresent()) {
            return because(live, Reason.OWNED, words(owner.get()));
        }
        if (author == Authorship.ACTION) {
            return because(live, Reason.JOB, "creating it again would do it again");
        }
        if (author == Authorship.SYSTEM) {
            return because(live, Reason.PLATFORM, "the platform writes it by itself");
        }
        return author == Authorship.EDIT || includesPlatform ? Optional.empty() : ofPlatform(live);
    }

    private Optional<LeftOut> ofPlatform(Resource live) {
        boolean isNamespace = live.id().group().isEmpty() && live.id().kind().equals("Namespace");
        if (isNamespace && SystemNamespaces.needs(live.name())) {
            return because(live, Reason.PLATFORM, "every cluster has this namespace");
        }
        return SystemNamespaces.contains(live.namespace()) && !PlatformKinds.isAtHomeThere(live.id(), kinds)
                ? because(live, Reason.PLATFORM, "the platform lives in its namespace")
                : Optional.empty();
    }

    private static Optional<Mapping> owner(Resource live) {
        return OWNED_AND_WRITTEN.contains(live.id().group() + "/" + live.id().kind())
                ? Optional.empty()
                : live.metadata().sequence("ownerReferences").mappings().stream()
                        .findFirst();
    }

    private static String words(Mapping owner) {
        return owner.text("kind").orElse("") + " " + owner.text("name").orElse("");
    }

    private static Optional<LeftOut> because(Resource live, Reason reason, String detail) {
        return Optional.of(new LeftOut(live.id(), reason, detail));
    }
}
