package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The webhook of support bundles. */
final class SupportBundleAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SUPPORT_BUNDLE.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject bundle = new ApiObject(object);
        if (live != null && !Objects.equals(new ApiObject(live).spec(), bundle.spec())) {
            throw Webhook.HARVESTER.invalid("support-bundle-fixed", "spec", "support bundle spec is immutable");
        }
        for (String namespace :
                bundle.spec().sequence("extraCollectionNamespaces").texts()) {
            if (live == null && HarvesterKind.NAMESPACE.isMissing(objects, "", namespace)) {
                throw Webhook.HARVESTER.invalid(
                        "support-bundle-namespace",
                        "spec.extraCollectionNamespaces",
                        "namespace " + namespace + " not found");
            }
        }
    }
}
