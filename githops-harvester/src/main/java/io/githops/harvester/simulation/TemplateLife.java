package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Images;
import io.githops.diff.admission.Keys;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Numbers the versions of templates; the first is the default one of a template that names none. */
final class TemplateLife implements Controller {
    private static final String MANAGER = "harvester";
    private static final String VERSION = "version";
    private static final String LATEST = "latestVersion";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject template : HarvesterKind.TEMPLATE.all(objects)) {
            if (!template.isBeingDeleted()) {
                versions(template, objects).forEach(version -> adopt(version, template, objects, now));
                objects.edit(template, MANAGER, stored -> next(stored, versions(stored, objects)));
            }
        }
    }

    private static List<ApiObject> versions(ApiObject template, StoredObjects objects) {
        return HarvesterKind.TEMPLATE_VERSION.in(objects, template.namespace()).stream()
                .filter(version -> !version.isBeingDeleted()
                        && version.spec()
                                .text("templateId")
                                .filter(template.qualifiedName()::equals)
                                .isPresent())
                .toList();
    }

    private static void adopt(ApiObject version, ApiObject template, StoredObjects objects, Instant now) {
        long next = latest(template, versions(template, objects)) + 1;
        Condition ready = isImageReady(version, objects)
                ? Condition.met(Keys.READY)
                : Condition.unmet(Keys.READY, "", "the image is not ready");
        objects.edit(
                version,
                MANAGER,
                stored -> numbered(stored, next)
                        .withLabel("template.harvesterhci.io/templateID", template.name())
                        .ownedBy(template)
                        .withCondition(Condition.met("assigned"), now)
                        .withCondition(ready, now));
    }

    private static ApiObject numbered(ApiObject version, long next) {
        return number(version.status().get(VERSION)) > 0
                ? version
                : version.withStatus(status -> status.with(VERSION, Num.of(next)));
    }

    /** A number is never given twice, even when the version that had it is gone. */
    private static long latest(ApiObject template, List<ApiObject> versions) {
        long given = versions.stream()
                .mapToLong(version -> number(version.status().get(VERSION)))
                .max()
                .orElse(0);
        return Math.max(given, number(template.status().get(LATEST)));
    }

    private static long number(Object value) {
        return value instanceof Num number
                        && number.isIntegral()
                        && number.decimal().precision() < 10
                ? number.longValue()
                : 0;
    }

    private static boolean isImageReady(ApiObject version, StoredObjects objects) {
        String[] image = version.spec().text("imageId").orElse("").split("/", 2);
        return image.length < 2
                || HarvesterKind.IMAGE
                        .find(objects, image[0], image[1])
                        .filter(Images::isImported)
                        .isPresent();
    }

    private static ApiObject next(ApiObject template, List<ApiObject> versions) {
        if (versions.isEmpty()) {
            return template;
        }
        boolean isNamed = !template.spec().text("defaultVersionId").orElse("").isEmpty();
        Text first = new Text(versions.get(0).qualifiedName());
        ApiObject complete = isNamed ? template : template.withSpec(spec -> spec.with("defaultVersionId", first));
        String named = complete.spec().text("defaultVersionId").orElse("");
        Optional<ApiObject> standard = versions.stream()
                .filter(version -> version.qualifiedName().equals(named))
                .findFirst();
        ApiObject counted = complete.withStatus(status -> status.with(LATEST, Num.of(latest(template, versions))));
        return standard.map(version -> counted.withStatus(status -> status.with(
                        "defaultVersion", Num.of(number(version.status().get(VERSION))))))
                .orElse(counted);
    }
}
