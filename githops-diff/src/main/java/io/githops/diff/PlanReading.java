package io.githops.diff;

import io.githops.diff.PlanDocument.Change;
import io.githops.diff.PlanDocument.Field;
import io.githops.diff.PlanDocument.Held;
import io.githops.diff.PlanDocument.Hidden;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.ResourceId;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads plan documents, and says of every part that is not as it should be where it is. Used once. */
final class PlanReading {
    private static final String CODE = "GH4003";

    private final List<Problem> problems = new ArrayList<>();

    PlanDocument read(String json) {
        Mapping tree = tree(json);
        String schema = text(tree, "schema", "");
        if (!schema.equals(PlanTree.SCHEMA)) {
            problems.clear();
            complain(
                    "schema",
                    "found \"" + schema + "\"; expected " + PlanTree.SCHEMA
                            + ". Make the plan anew with this version of the library");
            throw new ManifestException(problems);
        }
        var document = new PlanDocument(
                text(tree, "hash", ""),
                revision(tree.mapping("revision"), "revision."),
                list(tree, "changes", "", this::change),
                number(tree, "unchanged", ""),
                list(tree, "hidden", "", this::hidden),
                list(tree, "guards", "", this::held),
                list(tree, "liftedGuards", "", this::held),
                texts(tree, "approvals", ""),
                texts(tree, "unusedApprovals", ""),
                list(tree, "orphans", "", this::orphan),
                texts(tree, "warnings", ""),
                texts(tree, "rules", ""));
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
        return document;
    }

    private Mapping tree(String json) {
        try {
            if (Json.parse(json) instanceof Mapping mapping) {
                return mapping;
            }
            complain("", "found no JSON object; expected a plan as GitHops writes it");
        } catch (MalformedJsonException e) {
            complain("", "found text that is no JSON; expected a plan as GitHops writes it: " + e.getMessage());
        }
        throw new ManifestException(problems);
    }

    private Revision revision(Mapping tree, String place) {
        String id = text(tree, "id", place);
        String label = text(tree, "label", place);
        return new Revision(id, label, tree.has("author") ? commit(tree, place) : null);
    }

    private @Nullable Commit commit(Mapping tree, String place) {
        try {
            String subject = text(tree, "subject", place);
            return new Commit(
                    text(tree, "author", place),
                    text(tree, "email", place),
                    Instant.parse(text(tree, "time", place)),
                    subject,
                    tree.has("message") ? text(tree, "message", place) : subject);
        } catch (DateTimeException e) {
            complain(place + "time", "found no time; expected one such as 2026-01-31T12:00:00Z");
            return null;
        }
    }

    private Change change(Mapping tree, String place) {
        return new Change(
                action(tree, place),
                id(tree, place),
                number(tree, "wave", place),
                list(tree, "after", place, this::id),
                effect(tree, place),
                list(tree, "fields", place, this::field),
                paths(tree.mapping("hidden"), place + "hidden."),
                texts(tree, "refusals", place),
                texts(tree, "unknown", place));
    }

    private Action action(Mapping tree, String place) {
        String words = text(tree, "action", place);
        return Stream.of(Action.values())
                .filter(action -> action.words().equals(words))
                .findFirst()
                .orElseGet(() -> {
                    complain(place + "action", "found \"" + words + "\"; expected create, update, recreate or delete");
                    return Action.UNCHANGED;
                });
    }

    private ResourceId id(Mapping tree, String place) {
        return new ResourceId(
                text(tree, "group", place),
                text(tree, "kind", place),
                text(tree, "namespace", place),
                text(tree, "name", place));
    }

    private Effect effect(Mapping tree, String place) {
        Mapping effect = tree.mapping("effect");
        String level = text(effect, "level", place + "effect.");
        Optional<Effect.Level> known = Stream.of(Effect.Level.values())
                .filter(candidate -> candidate.name().equals(level))
                .findFirst();
        if (known.isEmpty()) {
            complain(place + "effect.level", "found \"" + level + "\"; expected a level of effects");
        }
        return new Effect(known.orElse(Effect.Level.NONE), text(effect, "reason", place + "effect."));
    }

    private Field field(Mapping tree, String place) {
        return new Field(
                text(tree, "path", place),
                tree.get("live"),
                tree.get("desired"),
                effect(tree, place),
                tree.text("position").orElse(null),
                tree.has("commit") ? revision(tree.mapping("commit"), place + "commit.") : null,
                tree.text("liveManager").orElse(null));
    }

    private Hidden hidden(Mapping tree, String place) {
        return new Hidden(id(tree, place), paths(tree.mapping("paths"), place + "paths."));
    }

    private Held held(Mapping tree, String place) {
        return new Held(
                text(tree, "code", place),
                tree.has("kind") ? id(tree, place) : null,
                text(tree, "reason", place),
                text(tree, "approval", place));
    }

    private Orphan orphan(Mapping tree, String place) {
        return new Orphan(id(tree, place), text(tree, "reason", place));
    }

    private SortedMap<String, List<String>> paths(Mapping tree, String place) {
        SortedMap<String, List<String>> paths = new TreeMap<>();
        tree.names().forEach(rule -> paths.put(rule, texts(tree, rule, place)));
        return paths;
    }

    private String text(Mapping tree, String name, String place) {
        if (tree.get(name) instanceof Text text) {
            return text.value();
        }
        complain(place + name, "expected a text");
        return "";
    }

    private int number(Mapping tree, String name, String place) {
        if (tree.get(name) instanceof Num number && number.decimal().precision() < 10) {
            return (int) number.longValue();
        }
        complain(place + name, "expected a whole number");
        return 0;
    }

    private List<String> texts(Mapping tree, String name, String place) {
        return sequence(tree, name, place).texts();
    }

    private <T> List<T> list(Mapping tree, String name, String place, BiFunction<Mapping, String, T> item) {
        List<T> items = new ArrayList<>();
        int index = 0;
        for (Tree part : sequence(tree, name, place)) {
            String at = place + name + "[" + index++ + "].";
            items.add(item.apply(part instanceof Mapping mapping ? mapping : Mapping.empty(), at));
        }
        return items;
    }

    private Sequence sequence(Mapping tree, String name, String place) {
        if (!(tree.get(name) instanceof Sequence)) {
            complain(place + name, "expected a list");
        }
        return tree.sequence(name);
    }

    private void complain(String place, String what) {
        problems.add(Problem.error(CODE, "plan document" + (place.isEmpty() ? "" : ", " + place) + ": " + what, null));
    }
}
