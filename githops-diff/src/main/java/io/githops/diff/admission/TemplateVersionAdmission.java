package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions of templates are written once, and the default one stays as long as its template. */
final class TemplateVersionAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.TEMPLATE_VERSION.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject version = new ApiObject(object);
        var refusals = new Refusals();
        if (live != null) {
            refusals.check(() -> {
                throw Webhook.HARVESTER.notAllowed(
                        "template-version-fixed",
                        "",
                        "template version " + version.qualifiedName() + " can't be updated");
            });
            return refusals.all();
        }
        refusals.check(() -> checkTemplate(version, objects));
        refusals.check(() -> checkKeyPairs(version, objects));
        refusals.check(() -> checkLimits(version));
        return refusals.all();
    }

    private static void checkTemplate(ApiObject version, ClusterObjects objects) throws RefusedException {
        String text = version.spec().text("templateId").orElse("");
        Optional<QualifiedName> template = QualifiedName.parse(text);
        if (template.isEmpty()) {
            throw Webhook.HARVESTER.invalid(
                    "template-version-template",
                    "spec.templateId",
                    "templateId should be <namespace>/<name>, found \"" + text + "\"");
        }
        if (!template.get().namespace().equals(version.namespace())) {
            throw Webhook.HARVESTER.invalid(
                    "template-version-template",
                    "spec.templateId",
                    "template version and template should be in the same namespace");
        }
        if (template.get().isMissing(HarvesterKind.TEMPLATE, objects)) {
            throw Webhook.HARVESTER.invalid(
                    "template-version-template", "spec.templateId", "template " + text + " does not exist");
        }
    }

    private static void checkKeyPairs(ApiObject version, ClusterObjects objects) throws RefusedException {
        for (String text : version.spec().sequence("keyPairIds").texts()) {
            Optional<QualifiedName> keyPair = QualifiedName.parse(text);
            if (keyPair.isEmpty() || keyPair.get().isMissing(HarvesterKind.KEY_PAIR, objects)) {
                throw Webhook.HARVESTER.invalid(
                        "template-version-key-pair", "spec.keyPairIds", "key pair " + text + " does not exist");
            }
        }
    }

    private static void checkLimits(ApiObject version) throws RefusedException {
        Mapping limits = version.spec()
                .mapping("vm", "spec", "template", "spec", "domain", "resources")
                .mapping("limits");
        for (String resource : List.of("cpu", "memory")) {
            if (!limits.has(resource)) {
                throw Webhook.HARVESTER.invalid(
                        "template-version-limits",
                        "spec.vm.spec.template.spec.domain.resources.limits." + resource,
                        "limits." + resource + " is required");
            }
        }
    }

    /** A version whose template is gone is accepted here: the cluster deletes it together with the template. */
    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject version = new ApiObject(live);
        Optional<QualifiedName> id = version.spec().text("templateId").flatMap(QualifiedName::parse);
        boolean isDefault = id.flatMap(
                        template -> HarvesterKind.TEMPLATE.find(objects, template.namespace(), template.name()))
                .flatMap(template -> template.spec().text("defaultVersionId"))
                .filter(version.qualifiedName()::equals)
                .isPresent();
        if (isDefault) {
            throw Webhook.HARVESTER.badRequest(
                    "template-version-default", "", "cannot delete the default template version " + version.name());
        }
    }
}
