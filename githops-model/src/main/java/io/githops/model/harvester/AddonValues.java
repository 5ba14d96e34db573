package io.githops.model.harvester;

import io.githops.model.EmbeddedYaml;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;

/** The values of an add-on's chart, which stand as YAML in one field. */
final class AddonValues {
    private static final FieldPath FIELD = FieldPath.of("spec", "valuesContent");

    private AddonValues() {}

    static Mapping read(Addon addon) {
        return yaml(addon).parse(addon.spec().valuesContent());
    }

    static Addon write(Addon addon, Mapping values) {
        String text = yaml(addon).replace(addon.spec().valuesContent(), values);
        return addon.editSpec(spec -> spec.withValuesContent(text));
    }

    private static EmbeddedYaml<Mapping> yaml(Addon addon) {
        return EmbeddedYaml.at(addon.metadata().id(Addon.KIND), FIELD, Mapping.class);
    }
}
