package io.githops.manifest;

import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.FieldPattern;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Words what was found in one resource. Values of sensitive fields do not get into a message. */
final class Findings {
    private static final int LONGEST_VALUE = 80;

    private final Resource resource;
    private final List<FieldPattern> sensitive;
    private final Consumer<Problem> problems;

    Findings(Resource resource, List<FieldPattern> sensitive, Consumer<Problem> problems) {
        this.resource = resource;
        this.sensitive = sensitive;
        this.problems = problems;
    }

    /** @param advice what to do, as sentences; may be empty */
    void add(String code, Place place, String found, String expected, String advice) {
        addAt(place, code, place, found, expected, advice);
    }

    /** @param written the place whose position is told, where that is another than the one to name */
    void addAt(Place written, String code, Place place, String found, String expected, String advice) {
        add(Problem.Severity.ERROR, code, written, place, found, expected, advice);
    }

    void warn(String code, Place place, String found, String expected, String advice) {
        add(Problem.Severity.WARNING, code, place, place, found, expected, advice);
    }

    private void add(
            Problem.Severity severity,
            String code,
            Place written,
            Place place,
            String found,
            String expected,
            String advice) {
        String message = resource.id().kind() + " " + resource.id().qualifiedName() + ": "
                + (place.named().isRoot() ? "" : place.named() + ": ")
                + found
                + (expected.isEmpty() ? "" : "; " + expected)
                + (advice.isEmpty() ? "" : ". " + advice);
        @Nullable
        Position position = resource.positions().nearest(written.indexed()).orElse(null);
        problems.accept(new Problem(severity, code, message, position));
    }

    /** What was found: a scalar as it was written, anything else by its shape. */
    String found(Place place, Tree value) {
        if (value instanceof Mapping || value instanceof Sequence) {
            return "found " + value.shape().words();
        }
        return "found " + (isSensitive(place) ? Masking.MASK : shortened(value));
    }

    boolean isSensitive(Place place) {
        return sensitive.stream().anyMatch(pattern -> pattern.contains(place.indexed()));
    }

    private static String shortened(Tree scalar) {
        String text = Masking.maskUrls(Json.text(scalar));
        if (text.length() <= LONGEST_VALUE) {
            return text;
        }
        int cut = text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_VALUE));
        return text.substring(0, cut) + (scalar instanceof Text ? "…\"" : "…");
    }
}
