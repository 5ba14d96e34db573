package io.githops.audit;

import io.githops.diff.FieldChange;
import io.githops.diff.ResourceChange;
import io.githops.manifest.Masking;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes as records show them: sensitive values masked, long ones cut. */
final class Shown {
    private static final int MAX_LENGTH = 500;
    private static final int MAX_FIELDS = 200;

    private Shown() {}

    static Mapping change(ResourceChange change, Function<FieldChange, Optional<Revision>> lastTouched) {
        MappingBuilder shown = Mapping.builder()
                .put("action", change.action().words())
                .put("resource", id(change.id()))
                .put("effect", change.effect().level().name());
        change.liveResource().flatMap(live -> live.uid()).ifPresent(uid -> shown.put("uid", uid));
        if (!change.fields().isEmpty()) {
            shown.put("fields", fields(change.fields(), lastTouched));
        }
        if (change.fields().size() > MAX_FIELDS) {
            shown.put("moreFields", change.fields().size() - MAX_FIELDS);
        }
        return shown.build();
    }

    static Mapping id(ResourceId id) {
        return Mapping.builder()
                .put("group", id.group())
                .put("kind", id.kind())
                .put("namespace", id.namespace())
                .put("name", id.name())
                .build();
    }

    private static Sequence fields(List<FieldChange> fields, Function<FieldChange, Optional<Revision>> lastTouched) {
        return Sequence.of(fields.stream()
                .limit(MAX_FIELDS)
                .map(field -> field(field, lastTouched))
                .toList());
    }

    private static Tree field(FieldChange field, Function<FieldChange, Optional<Revision>> lastTouched) {
        boolean isSensitive = field.details().isSensitive();
        MappingBuilder shown = Mapping.builder().put("path", field.path().toString());
        value(field.liveValue(), isSensitive).ifPresent(live -> shown.put("live", live));
        value(field.desiredValue(), isSensitive).ifPresent(desired -> shown.put("desired", desired));
        lastTouched.apply(field).ifPresent(revision -> shown.put("commit", Revisions.made(revision)));
        return shown.build();
    }

    private static Optional<Tree> value(Optional<Tree> value, boolean isSensitive) {
        return value.map(known -> isSensitive ? new Text(Masking.MASK) : cut(known));
    }

    /** A text that is longer is cut and says how long it was, credentials in URLs masked before. */
    static Text cut(Text text, int maxLength) {
        if (text.value().length() <= maxLength) {
            return text;
        }
        String whole = Masking.maskUrls(text.value());
        int end = Math.min(whole.length(), maxLength);
        return new Text(whole.substring(0, end) + "… (" + whole.length() + " characters)");
    }

    private static Tree cut(Tree value) {
        if (value instanceof Text text) {
            return cut(text, MAX_LENGTH);
        }
        if (value instanceof Mapping mapping) {
            Mapping cut = mapping;
            for (String name : mapping.names()) {
                cut = cut.with(name, cut(mapping.value(mapping.indexOf(name))));
            }
            return cut;
        }
        return value instanceof Sequence items ? items.map(Shown::cut) : value;
    }
}
