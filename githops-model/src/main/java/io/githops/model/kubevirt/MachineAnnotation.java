package io.githops.model.kubevirt;

import io.githops.model.EmbeddedJson;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an annotation of a machine, or of the instances it starts, means. */
final class MachineAnnotation<T> {
    private final AnnotationPlace place;
    private final String name;
    private final Class<T> type;

    private MachineAnnotation(AnnotationPlace place, String name, Class<T> type) {
        this.place = place;
        this.name = name;
        this.type = type;
    }

    static <T> MachineAnnotation<T> of(AnnotationPlace place, String name, Class<T> type) {
        return new MachineAnnotation<>(place, name, type);
    }

    String name() {
        return name;
    }

    /** Reads the annotation as JSON. */
    Optional<T> json(VirtualMachine machine) {
        return text(machine).map(text -> binding(machine).parse(text));
    }

    /** Reads the annotation as one plain value, such as a quantity. */
    Optional<T> value(VirtualMachine machine) {
        return text(machine).map(text -> binding(machine).parse(Json.text(new Text(text))));
    }

    /** Writes JSON, in which stays what the type does not know. */
    VirtualMachine withJson(VirtualMachine machine, T value) {
        String text = text(machine)
                .map(old -> binding(machine).replace(old, value))
                .orElseGet(() -> binding(machine).text(value));
        return withText(machine, text);
    }

    VirtualMachine withText(VirtualMachine machine, String text) {
        Map<String, String> annotations = new LinkedHashMap<>(place.annotations(machine));
        annotations.put(name, text);
        return place.withAnnotations(machine, annotations);
    }

    VirtualMachine without(VirtualMachine machine) {
        Map<String, String> annotations = new LinkedHashMap<>(place.annotations(machine));
        annotations.remove(name);
        return place.withAnnotations(machine, annotations);
    }

    private Optional<String> text(VirtualMachine machine) {
        return Optional.ofNullable(place.annotations(machine).get(name));
    }

    private EmbeddedJson<T> binding(VirtualMachine machine) {
        FieldPath field = place.field().field(name);
        return EmbeddedJson.at(machine.metadata().id(VirtualMachine.KIND), field, type);
    }
}
