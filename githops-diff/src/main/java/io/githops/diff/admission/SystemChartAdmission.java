package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Set;

/** Keeps the charts that make up Harvester from deletion. */
final class SystemChartAdmission implements Webhooks {
    private static final String NAMESPACE = "fleet-local";
    private static final Set<String> CHARTS =
            Set.of("harvester", "harvester-crd", "rancher-monitoring-crd", "rancher-logging-crd");
    private static final Set<String> BUNDLES = Set.of("mcc-harvester", "mcc-harvester-crd");

    @Override
    public boolean covers(String group, String kind) {
        return group.equals("management.cattle.io") && kind.equals("ManagedChart")
                || group.equals("fleet.cattle.io") && kind.equals("Bundle");
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject chart = new ApiObject(live);
        Set<String> kept = live.text("kind").filter("Bundle"::equals).isPresent() ? BUNDLES : CHARTS;
        if (chart.namespace().equals(NAMESPACE) && kept.contains(chart.name())) {
            throw Webhook.HARVESTER.badRequest("system-chart-kept", "", chart.qualifiedName() + " cannot be deleted");
        }
    }
}
