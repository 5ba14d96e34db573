package io.githops.manifest.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.tokens.Token;

/** Says in words what the parser met and what it waited for. The parser's own message is written for its authors. */
final class UnexpectedToken {
    private UnexpectedToken() {}

    /** @param found the token that does not fit */
    static MalformedDocumentException explain(ParserException e, Token found) {
        String message = "found " + words(found.getTokenId()) + "; expected " + expected(e);
        return MalformedDocumentException.at(found.getStartMark(), Fault.SYNTAX, message);
    }

    private static String expected(ParserException e) {
        @Nullable String context = e.getContext();
        if (context == null) {
            return "--- on a line of its own before a further document";
        }
        String place = place(e.getContextMark());
        return switch (context) {
            case "while parsing a block mapping" -> "a field indented like the first of the mapping" + place;
            case "while parsing a block collection" -> "an item indented like the first of the list" + place;
            case "while parsing a flow mapping" -> "a comma or } in the mapping" + place;
            case "while parsing a flow sequence" -> "a comma or ] in the list" + place;
            default -> "a value";
        };
    }

    private static String place(@Nullable Mark mark) {
        return mark == null
                ? ""
                : " that begins at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static String words(Token.ID token) {
        return switch (token) {
            case Scalar -> "text";
            case Key -> "a key";
            case Value -> "a colon";
            case BlockEntry -> "the - of a list item";
            case BlockSequenceStart -> "an indented list";
            case BlockMappingStart -> "an indented mapping";
            case BlockEnd -> "the end of the indented lines";
            case FlowEntry -> "a comma";
            case FlowSequenceStart -> "[";
            case FlowSequenceEnd -> "]";
            case FlowMappingStart -> "{";
            case FlowMappingEnd -> "}";
            case Alias -> "an alias";
            case Anchor -> "an anchor";
            case Tag -> "a tag";
            case DocumentStart -> "---";
            case DocumentEnd -> "...";
            default -> "the end of the document";
        };
    }
}
