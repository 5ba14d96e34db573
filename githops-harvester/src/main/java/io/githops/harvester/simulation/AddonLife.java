package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Timing;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;

/**
 * Installs, updates and removes add-ons. A chart from a repository under {@code .invalid} cannot be had, so that its
 * add-on fails.
 */
final class AddonLife implements Controller {
    private static final String MANAGER = "harvester";
    private static final String COMPLETED = "Completed";
    private static final String FAILED = "OperationFailed";
    private static final String ENABLING = "AddonEnabling";
    private static final String UPDATING = "AddonUpdating";
    private static final String DISABLING = "AddonDisabling";
    private static final String DEPLOYED = "AddonDeploySuccessful";
    private static final String DISABLED = "AddonDisabled";
    /** Stands for the chart that Harvester keeps apart: what was installed, so that a change is seen. */
    private static final String INSTALLED = "simulation.githops.io/installed";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject addon : HarvesterKind.ADDON.all(objects)) {
            objects.edit(addon, MANAGER, stored -> stored.isBeingDeleted() ? stored.released() : next(stored, now));
        }
    }

    private static ApiObject next(ApiObject addon, Instant now) {
        boolean enabled = addon.isOn("enabled");
        return switch (state(addon)) {
            case ENABLING, UPDATING -> deploy(addon, enabled, now);
            case DISABLING -> isDone(addon, now) ? end(addon, DISABLED, now).withoutAnnotation(INSTALLED) : addon;
            case DEPLOYED -> {
                if (!enabled) {
                    yield begin(addon, DISABLING, now);
                }
                yield isInstalled(addon) ? addon : begin(addon, UPDATING, now);
            }
            default -> enabled ? begin(addon, ENABLING, now) : addon;
        };
    }

    /** A failed operation is only taken up again after the add-on was disabled. */
    private static ApiObject deploy(ApiObject addon, boolean enabled, Instant now) {
        if (Condition.isTrue(addon.status(), FAILED)) {
            return enabled ? addon : begin(addon, DISABLING, now);
        }
        if (!isDone(addon, now)) {
            return addon;
        }
        return isUnreachable(addon)
                ? fail(addon, now)
                : end(addon, DEPLOYED, now).withAnnotation(INSTALLED, content(addon));
    }

    private static boolean isUnreachable(ApiObject addon) {
        return addon.spec().text("repo").orElse("").matches("[a-z]+://[^/]*\\.invalid(:[0-9]+)?(/.*)?");
    }

    private static boolean isDone(ApiObject addon, Instant now) {
        Instant start = Condition.time(addon.status(), Keys.IN_PROGRESS).orElse(Instant.EPOCH);
        return Timing.isOver(start, Timing.DEPLOY, now);
    }

    private static ApiObject begin(ApiObject addon, String state, Instant now) {
        return in(addon.withFinalizers("wrangler.cattle.io/addon-controller"), state)
                .withCondition(Condition.met(Keys.IN_PROGRESS), now)
                .withCondition(Condition.unmet(COMPLETED, "", ""), now)
                .withCondition(Condition.unmet(FAILED, "", ""), now);
    }

    private static ApiObject end(ApiObject addon, String state, Instant now) {
        return in(addon, state)
                .withCondition(Condition.unmet(Keys.IN_PROGRESS, "", ""), now)
                .withCondition(Condition.met(COMPLETED), now);
    }

    private static ApiObject fail(ApiObject addon, Instant now) {
        return addon.withCondition(Condition.unmet(Keys.IN_PROGRESS, "", ""), now)
                .withCondition(Condition.met(FAILED).because("Error", "the chart could not be fetched"), now);
    }

    private static ApiObject in(ApiObject addon, String state) {
        return addon.withStatus(status -> status.with("status", new Text(state)));
    }

    private static String state(ApiObject addon) {
        return addon.status().text("status").orElse("");
    }

    /** Add-ons copied from another cluster count as installed as they are. */
    private static boolean isInstalled(ApiObject addon) {
        return addon.annotation(INSTALLED).map(content(addon)::equals).orElse(true);
    }

    private static String content(ApiObject addon) {
        Mapping spec = addon.spec().without("enabled");
        return Derived.hash(spec.text("repo").orElse("") + "\n"
                + spec.text("chart").orElse("") + "\n" + spec.text("version").orElse("") + "\n"
                + spec.text("valuesContent").orElse(""));
    }
}
