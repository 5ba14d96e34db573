package io.githops.diff.guard;

import io.githops.diff.apply.ApplyMark;
import io.githops.diff.apply.FieldOwners;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells by its marks and field managers which other tool owns a live object. A mark that our field manager has applied is no
 * evidence, as it stands in our manifest. A manifest that was exported from another tool's object carries its marks, too, but
 * then it is the other tool that has written them into the cluster.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/">Argo CD, resource tracking</a>
 */
public final class Ownership {
    private static final String ARGO_TRACKING = "argocd.argoproj.io/tracking-id";
    private static final String CREATOR = "harvesterhci.io/creator";
    private static final String OWNER = "githops.io/owner";
    private static final String OBJECT_SET = "objectset.rio.cattle.io/id";
    private static final String OBJECT_SET_HASH = "objectset.rio.cattle.io/hash";

    /** Fleet installs by Helm, so its marks come first. */
    private static final List<OwnershipMark> MARKS = List.of(
            OwnershipMark.annotation("GitHops", OWNER, "owner", ""),
            OwnershipMark.annotation("Argo CD", ARGO_TRACKING, "application", ""),
            OwnershipMark.label("Argo CD", "argocd.argoproj.io/instance", "application", ""),
            OwnershipMark.label(
                    "Flux",
                    "kustomize.toolkit.fluxcd.io/name",
                    "Kustomization",
                    "kustomize.toolkit.fluxcd.io/namespace"),
            OwnershipMark.label(
                    "Flux", "helm.toolkit.fluxcd.io/name", "HelmRelease", "helm.toolkit.fluxcd.io/namespace"),
            OwnershipMark.annotation("Fleet", OBJECT_SET, "bundle", ""),
            OwnershipMark.label("Fleet", OBJECT_SET_HASH, "bundle with hash", ""),
            OwnershipMark.annotation("Helm", "meta.helm.sh/release-name", "release", "meta.helm.sh/release-namespace"),
            OwnershipMark.label("Terraform", CREATOR, "provider", ""),
            OwnershipMark.label("kapp", "kapp.k14s.io/app", "app", ""),
            OwnershipMark.annotation("kpt", "config.k8s.io/owning-inventory", "inventory", ""));

    private final String fieldManager;
    private final String owner;

    /**
     * @param fieldManager ours
     * @param owner our name in {@code githops.io/owner}
     */
    public Ownership(String fieldManager, String owner) {
        this.fieldManager = fieldManager;
        this.owner = owner;
    }

    /** The tool whose mark a live object bears; empty when it bears none. */
    public Optional<Owner> marked(Resource live) {
        return MARKS.stream()
                .filter(mark -> mark.value(live)
                        .filter(value -> isForeign(mark, value, live))
                        .isPresent())
                .map(mark -> mark.owner(live))
                .findFirst();
    }

    private boolean isForeign(OwnershipMark mark, String value, Resource live) {
        return switch (mark.name()) {
            case OWNER -> !value.equals(owner);
            case ARGO_TRACKING -> isOfThisObject(value, live) && !isOurs(mark, live);
            case CREATOR -> value.startsWith("terraform-provider-") && !isOurs(mark, live);
            case OBJECT_SET, OBJECT_SET_HASH -> Controller.ofObjectSet(live).isEmpty() && !isOurs(mark, live);
            default -> !isOurs(mark, live);
        };
    }

    private boolean isOurs(OwnershipMark mark, Resource live) {
        return FieldOwners.of(live.tree()).of(mark.path()).contains(fieldManager);
    }

    /** Whoever copies an object copies its annotations; Argo CD's names the object it is meant for. */
    private static boolean isOfThisObject(String trackingId, Resource live) {
        String object = trackingId.substring(trackingId.indexOf(':') + 1);
        return object.equals(live.id().group() + "/" + live.id().kind() + ":" + live.namespace() + "/" + live.name());
    }

    /**
     * Another manager that owns one of the given fields by server-side apply, and so would apply it again. People apply by
     * {@code kubectl}, which is drift.
     *
     * @param fields the root for every field
     */
    public Optional<Owner> applied(Resource live, List<FieldPath> fields) {
        return entries(live)
                .filter(entry -> entry.text("operation").filter("Apply"::equals).isPresent())
                .filter(entry -> entry.text("subresource").isEmpty())
                .map(entry -> entry.text("manager").orElse(""))
                .filter(manager -> !manager.equals(fieldManager) && !manager.startsWith("kubectl"))
                .filter(manager ->
                        FieldOwners.of(live.tree()).appliedBy(manager).stream().anyMatch(path -> isIn(path, fields)))
                .map(Ownership::tool)
                .findFirst();
    }

    private static boolean isIn(FieldPath path, List<FieldPath> fields) {
        return fields.stream().anyMatch(field -> field.contains(path) || path.contains(field));
    }

    /** A tool that has written the object by other means than apply; empty when none has. */
    public Optional<Owner> written(Resource live) {
        return entries(live)
                .map(entry -> entry.text("manager").orElse(""))
                .filter(manager -> !manager.equals(fieldManager) && ToolManagers.isTool(manager))
                .map(Ownership::tool)
                .findFirst();
    }

    /** Whether our field manager has applied the object: a mark that nobody can copy along with a manifest. */
    public boolean isApplied(Resource live) {
        return ApplyMark.isOn(live, fieldManager);
    }

    /** All who have written the object, in the API server's order. */
    public List<String> managers(Resource live) {
        return entries(live)
                .filter(entry -> entry.text("subresource").isEmpty())
                .flatMap(entry -> entry.text("manager").stream())
                .distinct()
                .toList();
    }

    private static Stream<Mapping> entries(Resource live) {
        return live.metadata().sequence("managedFields").mappings().stream();
    }

    private static Owner tool(String manager) {
        return new Owner(ToolManagers.words(manager), "field manager " + manager);
    }
}
