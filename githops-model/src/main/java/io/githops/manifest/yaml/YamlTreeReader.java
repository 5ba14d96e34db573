package io.githops.manifest.yaml;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Builds a tree from the events of one YAML document, aliases and merge keys followed.
 *
 * @see <a href="https://github.com/yaml/go-yaml/blob/v2/decode.go">go-yaml v2, decode.go</a>
 */
final class YamlTreeReader {
    private static final String MERGE_KEY = "<<";

    private final KubectlScanner scanner;
    private final Parser events;
    private final Anchors anchors;

    YamlTreeReader(TextCursor cursor, Limits limits) {
        scanner = new KubectlScanner(cursor);
        events = new ParserImpl(scanner);
        anchors = new Anchors(limits);
    }

    /**
     * Reads the document, if there is more than comments.
     *
     * @throws MalformedDocumentException when it cannot be read
     */
    void read(DocumentSink sink) {
        try {
            events.getEvent();
            if (events.getEvent().is(Event.ID.StreamEnd)) {
                return;
            }
            Event first = events.getEvent();
            Placed root = node(first, 0);
            boolean ended = ((DocumentEndEvent) events.getEvent()).getExplicit();
            @Nullable Mark rest = rest(ended);
            sink.document(new Document(root, first.getStartMark()));
            if (rest != null) {
                sink.unread(rest.getLine() + 1, rest.getColumn() + 1);
            }
        } catch (ParserException e) {
            throw UnexpectedToken.explain(e, scanner.peekToken());
        }
    }

    /**
     * Where text begins that kubectl passes over silently, or null when there is none.
     *
     * @param ended whether three dots stand before it, so that it is a document
     */
    private @Nullable Mark rest(boolean ended) {
        while (scanner.checkToken(Token.ID.DocumentEnd)) {
            scanner.getToken();
        }
        Mark mark = scanner.peekToken().getStartMark();
        if (scanner.checkToken(Token.ID.StreamEnd)) {
            return null;
        }
        if (ended) {
            throw MalformedDocumentException.at(
                    mark,
                    Fault.SYNTAX,
                    "found a further document behind three dots, which kubectl would pass over;"
                            + " expected --- on a line of its own before it");
        }
        return mark;
    }

    private Placed node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return anchors.follow(alias, depth);
        }
        @Nullable String anchor = ((NodeEvent) event).getAnchor();
        return anchor == null ? content(event, depth) : anchors.define(anchor, depth, () -> content(event, depth));
    }

    private Placed content(Event event, int depth) {
        anchors.countNode();
        if (event instanceof ScalarEvent scalar) {
            return Placed.scalar(meaning(scalar, Scalar::tree));
        }
        anchors.enter(depth + 1, event.getStartMark());
        return event instanceof MappingStartEvent ? mapping(depth + 1) : sequence(depth + 1);
    }

    private Placed sequence(int depth) {
        List<Tree> items = new ArrayList<>();
        var marks = new Marks.Builder();
        for (Event event = events.getEvent(); !event.is(Event.ID.SequenceEnd); event = events.getEvent()) {
            Placed item = node(event, depth);
            items.add(item.tree());
            Mark mark = event.getStartMark();
            marks.add(mark.getLine() + 1, mark.getColumn() + 1, item.marks());
        }
        return new Placed(Sequence.of(items), marks.build());
    }

    private Placed mapping(int depth) {
        var draft = new MappingDraft();
        for (Event event = events.getEvent(); !event.is(Event.ID.MappingEnd); event = events.getEvent()) {
            if (isMergeKey(event)) {
                merge(events.getEvent(), depth, draft);
            } else {
                String name = name(event, depth);
                Mark mark = event.getStartMark();
                draft.add(name, mark.getLine() + 1, mark.getColumn() + 1, node(events.getEvent(), depth));
            }
        }
        return draft.build();
    }

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.getValue().equals(MERGE_KEY)
                && (scalar.getImplicit().canOmitTagInPlainScalar()
                        || scalar.getTag() != null && ScalarTag.find(scalar.getTag()) == ScalarTag.MERGE);
    }

    /** Earlier mappings of a list take precedence over later ones. */
    private void merge(Event event, int depth, MappingDraft draft) {
        Placed value = node(event, depth);
        if (value.tree() instanceof Sequence list && !(event instanceof AliasEvent)) {
            for (int i = list.size() - 1; i >= 0; i--) {
                merge(list.get(i), value.marks().of(i), event, draft);
            }
        } else {
            merge(value.tree(), value.marks(), event, draft);
        }
    }

    private static void merge(Tree tree, Marks marks, Event event, MappingDraft draft) {
        if (!(tree instanceof Mapping mapping)) {
            throw malformed(
                    event,
                    Fault.ALIAS,
                    "found a merge key with " + tree.shape().words() + "; expected a mapping, or a list of mappings");
        }
        draft.merge(mapping, marks);
    }

    /** What kubectl makes of a key: the text of a string, a number or a boolean. */
    private String name(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getAnchor() != null) {
                node(event, depth);
            }
            return meaning(scalar, Scalar::name);
        }
        Tree key = node(event, depth).tree();
        if (key instanceof Mapping || key instanceof Sequence || key instanceof Null) {
            throw malformed(
                    event,
                    Fault.VALUE,
                    "found a field whose name is " + key.shape().words() + "; expected a string before the colon");
        }
        return key instanceof Text text ? text.value() : Json.text(key);
    }

    private static <T> T meaning(ScalarEvent event, Function<Scalar, T> use) {
        try {
            return use.apply(resolve(event));
        } catch (UnusableScalarException e) {
            throw malformed(event, Fault.VALUE, e.getMessage());
        }
    }

    private static Scalar resolve(ScalarEvent event) {
        if (event.getTag() != null) {
            return ScalarResolver.tagged(event.getTag(), event.getValue());
        }
        return event.getImplicit().canOmitTagInPlainScalar()
                ? ScalarResolver.plain(event.getValue())
                : new Scalar.TextScalar(event.getValue());
    }

    private static MalformedDocumentException malformed(Event event, Fault fault, String message) {
        return MalformedDocumentException.at(event.getStartMark(), fault, message);
    }
}
