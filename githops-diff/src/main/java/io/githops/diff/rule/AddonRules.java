package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.labels;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ManifestException;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;

/** What upgrades of Harvester write into the add-ons that come with it. */
final class AddonRules {
    private static final String KIND = "Addon";
    private static final RuleSource CONTROLLER = in("harvester/harvester: pkg/controller/master/addon/addon.go", KIND);
    private static final RuleSource UPGRADE_SCRIPT =
            in("harvester/harvester: package/upgrade/upgrade_manifests.sh", KIND);
    private static final RuleSource UPGRADE_CONTROLLER = in("harvester/harvester: pkg/controller/master/upgrade", KIND);
    private static final String SHIPPED = "http://harvester-cluster-repo.cattle-system.svc/charts";

    private AddonRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                CONTROLLER.keepLive(
                        "addon-record",
                        "Harvester keeps default values and states of an add-on in annotations and labels.",
                        annotations("harvesterhci.io/grafana-pv-name", "harvesterhci.io/addon-defaults")
                                .or(labels("harvesterhci.io/upgrade"))),
                UPGRADE_SCRIPT.keepLive(
                        "addon-version",
                        "The version of an add-on that comes with Harvester is the release's; upgrades rewrite it.",
                        at("spec.version").and(AddonRules::isShipped)),
                UPGRADE_SCRIPT.keepLive(
                        "addon-image-tags",
                        "The tags of images in the values of an add-on that comes with Harvester are the release's;"
                                + " upgrades rewrite them.",
                        at("spec.valuesContent").and(AddonRules::isShipped).and(AddonRules::differsInTags)),
                UPGRADE_CONTROLLER.keepLive(
                        "descheduler-pause",
                        "Upgrades switch the descheduler off while they run.",
                        at("spec.enabled").and(AddonRules::isPaused)));
    }

    private static boolean isShipped(Candidate candidate) {
        return List.of(candidate.live().tree(), candidate.predicted()).stream()
                .allMatch(addon -> addon.mapping("spec")
                        .text("repo")
                        .filter(SHIPPED::equals)
                        .isPresent());
    }

    private static boolean isPaused(Candidate candidate) {
        return candidate.desired().name().equals("descheduler")
                && candidate.live().label("harvesterhci.io/upgrade").isPresent()
                && Bool.FALSE.equals(candidate.liveValue());
    }

    private static boolean differsInTags(Candidate candidate) {
        Optional<Tree> live = values(candidate, candidate.liveText());
        return live.isPresent() && live.equals(values(candidate, candidate.desiredText()));
    }

    private static Optional<Tree> values(Candidate candidate, Optional<String> text) {
        try {
            var yaml = EmbeddedYaml.at(candidate.desired().id(), candidate.path(), Mapping.class);
            return text.map(yaml::parse).map(AddonRules::withoutTags);
        } catch (ManifestException e) {
            return Optional.empty();
        }
    }

    private static Tree withoutTags(Tree values) {
        if (values instanceof Sequence list) {
            return list.map(AddonRules::withoutTags);
        }
        if (!(values instanceof Mapping mapping)) {
            return values;
        }
        Mapping rest = mapping.without("tag");
        for (String name : rest.names()) {
            rest = rest.with(name, withoutTags(rest.value(rest.indexOf(name))));
        }
        return rest;
    }
}
