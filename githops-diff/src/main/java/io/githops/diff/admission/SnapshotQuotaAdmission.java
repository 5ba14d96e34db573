package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhook of limits on the size of snapshots. */
final class SnapshotQuotaAdmission implements Webhooks {
    private static final String NAME = "default-resource-quota";
    private static final String TOTAL = "namespaceTotalSnapshotSizeQuota";
    private static final String BY_MACHINE = "vmTotalSnapshotSizeQuota";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SNAPSHOT_QUOTA.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject quota = new ApiObject(object);
        Mapping limits = quota.spec().mapping("snapshotLimit");
        var refusals = new Refusals();
        refusals.check(() -> {
            if (!quota.name().equals(NAME)) {
                throw Webhook.HARVESTER.invalid("snapshot-quota-name", "metadata.name", "the name should be " + NAME);
            }
        });
        refusals.check(() -> checkSize(limits.get(TOTAL), "spec.snapshotLimit." + TOTAL));
        limits.mapping(BY_MACHINE)
                .forEach((machine, size) -> refusals.check(
                        () -> checkSize(size, "spec.snapshotLimit." + BY_MACHINE + "[\"" + machine + "\"]")));
        return refusals.all();
    }

    private static void checkSize(@Nullable Tree size, String field) throws RefusedException {
        if (size instanceof Num number && number.decimal().signum() < 0) {
            throw Webhook.HARVESTER.invalid("snapshot-quota-size", field, "the size should be 0 or more");
        }
    }
}
