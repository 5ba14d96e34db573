package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.labels;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Harvester writes into images and templates. */
final class ImageRules {
    private static final String KIND = "VirtualMachineImage";
    private static final RuleSource MUTATOR =
            in("harvester/harvester: pkg/webhook/resources/virtualmachineimage/mutator.go", KIND);
    private static final RuleSource STORAGE_MUTATOR = in("harvester/harvester: pkg/image/common/mutator.go", KIND);
    private static final RuleSource TEMPLATE =
            in("harvester/harvester: pkg/controller/master/template/template_controller.go", "VirtualMachineTemplate");
    private static final RuleSource TEMPLATE_VERSION = in(
            "harvester/harvester: pkg/controller/master/template/template_version_controller.go",
            "VirtualMachineTemplateVersion");
    private static final String STORAGE_CLASS = "harvesterhci.io/storageClassName";
    private static final String TARGET_CLASS = "targetStorageClassName";
    private static final Map<String, String> DEFAULT_PARAMETERS =
            Map.of("numberOfReplicas", "3", "staleReplicaTimeout", "30", "migratable", "true");

    private ImageRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                MUTATOR.keepLive(
                        "image-name-label",
                        "Harvester labels an image with the name it is shown by.",
                        labels("harvesterhci.io/imageDisplayName").and(ImageRules::isDisplayName)),
                STORAGE_MUTATOR.keepLive(
                        "image-storage-parameters",
                        "Harvester replaces the storage parameters of an image by defaults and those of its storage"
                                + " class, when the image is created.",
                        at("spec.storageClassParameters.*").and(ImageRules::isComputedParameter)),
                STORAGE_MUTATOR.keepLive(
                        "image-storage-class",
                        "The storage class of an image stands in an annotation and in its spec; Harvester fills the one"
                                + " from the other.",
                        annotations(STORAGE_CLASS)
                                .or(at("spec." + TARGET_CLASS))
                                .and(ImageRules::isStorageClassOfOtherField)),
                TEMPLATE.keepLive(
                        "template-default-version",
                        "The first version of a template becomes its default one when it has none.",
                        at("spec.defaultVersionId").and(ImageRules::isFilled)),
                TEMPLATE_VERSION.keepLive(
                        "template-label",
                        "Harvester labels the version of a template with the name of the template.",
                        labels("template.harvesterhci.io/templateID").and(ImageRules::isTemplateName)));
    }

    private static boolean isDisplayName(Candidate candidate) {
        Optional<String> name = spec(candidate.predicted()).text("displayName");
        return name.isPresent() && name.equals(candidate.liveText());
    }

    private static boolean isFilled(Candidate candidate) {
        return candidate.liveText().isPresent()
                && candidate.desiredText().filter(String::isEmpty).isPresent();
    }

    private static boolean isComputedParameter(Candidate candidate) {
        if (spec(candidate.live().tree()).text("backend").filter("cdi"::equals).isPresent()) {
            return false;
        }
        String name = Places.field(candidate.path());
        Mapping storageClass = storageClassParameters(candidate);
        @Nullable String computed = storageClass.text(name).orElse(DEFAULT_PARAMETERS.get(name));
        return computed == null ? candidate.isDesiredOnly() : new Text(computed).equals(candidate.liveValue());
    }

    private static Mapping storageClassParameters(Candidate candidate) {
        return candidate
                .live()
                .annotation(STORAGE_CLASS)
                .or(() -> spec(candidate.live().tree()).text(TARGET_CLASS))
                .flatMap(name -> candidate.objects().get(new ResourceId("storage.k8s.io", "StorageClass", "", name)))
                .map(storageClass -> storageClass.mapping("parameters"))
                .orElse(Mapping.empty());
    }

    private static boolean isStorageClassOfOtherField(Candidate candidate) {
        boolean isAnnotation = !Places.field(candidate.path()).equals(TARGET_CLASS);
        Mapping predicted = candidate.predicted();
        Optional<String> other = isAnnotation
                ? spec(predicted).text(TARGET_CLASS)
                : predicted.mapping("metadata", "annotations").text(STORAGE_CLASS);
        return candidate.isLiveOnly() && other.isPresent() && other.equals(candidate.liveText());
    }

    private static boolean isTemplateName(Candidate candidate) {
        Optional<String> template =
                spec(candidate.predicted()).text("templateId").map(id -> id.substring(id.indexOf('/') + 1));
        return template.isPresent() && template.equals(candidate.liveText());
    }

    private static Mapping spec(Mapping object) {
        return object.mapping("spec");
    }
}
