package io.githops.manifest.yaml;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.BlockEndToken;
import org.yaml.snakeyaml.tokens.BlockEntryToken;
import org.yaml.snakeyaml.tokens.BlockMappingStartToken;
import org.yaml.snakeyaml.tokens.BlockSequenceStartToken;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.DocumentEndToken;
import org.yaml.snakeyaml.tokens.DocumentStartToken;
import org.yaml.snakeyaml.tokens.FlowEntryToken;
import org.yaml.snakeyaml.tokens.FlowMappingEndToken;
import org.yaml.snakeyaml.tokens.FlowMappingStartToken;
import org.yaml.snakeyaml.tokens.FlowSequenceEndToken;
import org.yaml.snakeyaml.tokens.FlowSequenceStartToken;
import org.yaml.snakeyaml.tokens.KeyToken;
import org.yaml.snakeyaml.tokens.StreamEndToken;
import org.yaml.snakeyaml.tokens.StreamStartToken;
import org.yaml.snakeyaml.tokens.TagToken;
import org.yaml.snakeyaml.tokens.Token;
import org.yaml.snakeyaml.tokens.ValueToken;

/**
 * Cuts a document into the tokens that kubectl would see. SnakeYAML's own scanner draws other borders: it refuses a tab
 * after a colon, ends a plain word in brackets at another character and allows other names for anchors, so its parser is
 * fed from here.
 *
 * @see <a href="https://github.com/yaml/go-yaml/blob/v2/scannerc.go">go-yaml v2, scannerc.go</a>
 */
final class KubectlScanner implements Scanner {
    private static final Set<Token.ID> AFTER_NODE = EnumSet.of(
            Token.ID.Scalar, Token.ID.Alias, Token.ID.BlockEnd, Token.ID.FlowMappingEnd, Token.ID.FlowSequenceEnd);

    private final TextCursor cursor;
    private final TokenQueue tokens = new TokenQueue();
    private final Indentation indentation = new Indentation();
    private final SimpleKeys keys;
    private final PlainScalar plain;
    private final QuotedScalar quoted;
    private Token.ID taken = Token.ID.StreamStart;
    private boolean keyAllowed = true;
    private boolean keyExpected;
    private boolean ended;
    private boolean filled;

    KubectlScanner(TextCursor cursor) {
        this.cursor = cursor;
        this.keys = new SimpleKeys(cursor);
        this.plain = new PlainScalar(cursor);
        this.quoted = new QuotedScalar(cursor);
        Mark mark = cursor.mark();
        tokens.add(new StreamStartToken(mark, mark));
    }

    @Override
    public boolean checkToken(Token.ID choice) {
        return peekToken().getTokenId() == choice;
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        Token.ID next = peekToken().getTokenId();
        for (Token.ID choice : choices) {
            if (choice == next) {
                return true;
            }
        }
        return choices.length == 0;
    }

    @Override
    public Token peekToken() {
        fill();
        return tokens.peek();
    }

    @Override
    public Token getToken() {
        fill();
        Token token = tokens.take();
        filled = false;
        requireSeparator(token);
        return token;
    }

    /** SnakeYAML's parser would take text behind a complex key for its value, even without a colon. */
    private void requireSeparator(Token token) {
        if (token.getTokenId() == Token.ID.Scalar && AFTER_NODE.contains(taken)) {
            throw MalformedDocumentException.at(
                    token.getStartMark(), Fault.SYNTAX, "found text behind a key; expected a colon before it");
        }
        taken = token.getTokenId();
    }

    @Override
    public void resetDocumentIndex() {}

    /** Scans on until the first token in the queue is certain: a colon that makes it a key may come later. */
    private void fill() {
        if (filled) {
            return;
        }
        while (!ended && (tokens.isEmpty() || keys.isOpen(tokens.firstNumber()))) {
            skipToToken();
            closeBlocksDeeperThan(cursor.column());
            fetch();
        }
        filled = true;
    }

    private void skipToToken() {
        while (true) {
            cursor.skipSpaces();
            while (cursor.peek() == ' ' || cursor.peek() == '\t' && (keys.isInFlow() || !keyAllowed)) {
                cursor.skip(1);
            }
            if (cursor.peek() == '#') {
                cursor.skipToBreak();
            }
            if (!Characters.isBreak(cursor.peek())) {
                return;
            }
            cursor.takeBreak();
            keyAllowed |= !keys.isInFlow();
        }
    }

    private void fetch() {
        if (cursor.column() == 0 && fetchAtLineStart()) {
            return;
        }
        Mark mark = cursor.mark();
        switch (cursor.peek()) {
            case TextCursor.END -> fetchEnd(mark);
            case '[' -> openBracket(new FlowSequenceStartToken(mark, mark), true);
            case '{' -> openBracket(new FlowMappingStartToken(mark, mark), false);
            case ']' -> closeBracket(new FlowSequenceEndToken(mark, mark));
            case '}' -> closeBracket(new FlowMappingEndToken(mark, mark));
            case ',' -> fetchComma(mark);
            case '*', '&' -> fetchAnchor(mark);
            case '!' -> fetchTag(mark);
            case '\'', '"' -> fetchQuoted(mark);
            default -> fetchWord(mark);
        }
    }

    private boolean fetchAtLineStart() {
        boolean directive = cursor.peek() == '%';
        if (!directive && !cursor.isAtDocumentIndicator()) {
            return false;
        }
        closeBlocksDeeperThan(-1);
        keys.drop();
        keyAllowed = false;
        Mark mark = cursor.mark();
        if (directive) {
            requireDocumentBefore();
            Directives.take(cursor);
            add(new DirectiveToken<String>("", null, mark, mark), 0);
        } else {
            add(cursor.peek() == '-' ? new DocumentStartToken(mark, mark) : new DocumentEndToken(mark, mark), 3);
        }
        return true;
    }

    private void requireDocumentBefore() {
        if (tokens.nextNumber() == 1) {
            throw cursor.malformed(
                    "found a YAML directive, which kubectl does not read; expected none, remove the line");
        }
    }

    private void fetchEnd(Mark mark) {
        closeBlocksDeeperThan(-1);
        keys.drop();
        tokens.add(new StreamEndToken(mark, mark));
        ended = true;
    }

    private void openBracket(Token token, boolean sequence) {
        noteKey(token.getStartMark());
        keys.openBracket(sequence);
        keyAllowed = true;
        add(token, 1);
    }

    private void closeBracket(Token token) {
        requireKeyAfterQuestionMark();
        keys.drop();
        keys.closeBracket();
        keyAllowed = false;
        add(token, 1);
    }

    private void fetchComma(Mark mark) {
        requireKeyAfterQuestionMark();
        keys.drop();
        keyAllowed = true;
        add(new FlowEntryToken(mark, mark), 1);
    }

    private void fetchAnchor(Mark mark) {
        noteKey(mark);
        keyAllowed = false;
        boolean alias = cursor.peek() == '*';
        String name = NodeProperties.anchor(cursor);
        add(alias ? new AliasToken(name, mark, mark) : new AnchorToken(name, mark, mark), 0);
    }

    private void fetchTag(Mark mark) {
        noteKey(mark);
        keyAllowed = false;
        add(new TagToken(NodeProperties.tag(cursor), mark, mark), 0);
    }

    private void fetchQuoted(Mark mark) {
        noteKey(mark);
        keyAllowed = false;
        add(quoted.scan(mark), 0);
    }

    /** What begins with a character that means something only before a blank, or not at all. */
    private void fetchWord(Mark mark) {
        char c = cursor.peek();
        boolean alone = Characters.isBlankOrBreakOrEnd(cursor.peek(1));
        boolean inFlow = keys.isInFlow();
        if (c == '-' && alone) {
            fetchItem(mark);
        } else if (c == '?' && (inFlow || alone)) {
            fetchQuestionMark(mark);
        } else if (c == ':' && (inFlow || alone)) {
            fetchColon(mark);
        } else if (!inFlow && (c == '|' || c == '>')) {
            fetchBlockScalar(mark);
        } else if (c < 0x80 && "|>%@`\t".indexOf(c) >= 0) {
            throw cursor.malformed("found a character that can begin no value (a tab, or one of | > % @ `);"
                    + " expected a value, in quotes if it begins so");
        } else {
            fetchPlain(mark);
        }
    }

    private void fetchItem(Mark mark) {
        if (!keys.isInFlow()) {
            requireNewLine("- of a list item");
            openBlock(cursor.column(), tokens.nextNumber(), new BlockSequenceStartToken(mark, mark));
        }
        keys.drop();
        keyAllowed = true;
        add(new BlockEntryToken(mark, mark), 1);
    }

    private void fetchQuestionMark(Mark mark) {
        if (!keys.isInFlow()) {
            requireNewLine("? of a key");
            openBlock(cursor.column(), tokens.nextNumber(), new BlockMappingStartToken(mark, mark));
        }
        keys.drop();
        keyAllowed = !keys.isInFlow();
        add(new KeyToken(mark, mark), 1);
        keyExpected = keys.isInFlowSequence();
    }

    private void fetchColon(Mark mark) {
        requireKeyAfterQuestionMark();
        SimpleKeys.@Nullable Candidate key = keys.confirm();
        if (key != null) {
            tokens.insert(key.token(), new KeyToken(key.mark(), key.mark()));
            openBlock(key.mark().getColumn(), key.token(), new BlockMappingStartToken(key.mark(), key.mark()));
            keyAllowed = false;
        } else {
            if (!keys.isInFlow()) {
                requireNewLine("colon");
                openBlock(cursor.column(), tokens.nextNumber(), new BlockMappingStartToken(mark, mark));
            }
            keyAllowed = !keys.isInFlow();
        }
        add(new ValueToken(mark, mark), 1);
    }

    private void fetchBlockScalar(Mark mark) {
        keys.drop();
        keyAllowed = true;
        add(new BlockScalar(cursor, indentation.column()).scan(mark), 0);
    }

    private void fetchPlain(Mark mark) {
        noteKey(mark);
        keyAllowed = false;
        add(plain.scan(mark, indentation.column() + 1, keys.isInFlow()), 0);
        keyAllowed = plain.isFollowedByBreak();
    }

    private void add(Token token, int characters) {
        tokens.add(token);
        cursor.skip(characters);
        keyExpected = false;
    }

    private void noteKey(Mark mark) {
        if (keyAllowed) {
            boolean required = !keys.isInFlow() && indentation.column() == cursor.column();
            keys.note(tokens.nextNumber(), mark, required);
        }
    }

    /** kubectl's parser loses its way after a question mark without a key in a list in brackets, and refuses. */
    private void requireKeyAfterQuestionMark() {
        if (keyExpected) {
            throw cursor.malformed("found nothing after the question mark; expected a key, or the text in quotes");
        }
    }

    private void requireNewLine(String found) {
        if (!keyAllowed) {
            throw cursor.malformed("found the " + found + " in the middle of a value; expected it on a line of its own,"
                    + " or the value in quotes");
        }
    }

    private void openBlock(int column, int number, Token start) {
        if (!keys.isInFlow() && indentation.column() < column) {
            indentation.open(column);
            tokens.insert(number, start);
        }
    }

    private void closeBlocksDeeperThan(int column) {
        while (!keys.isInFlow() && indentation.column() > column) {
            Mark mark = cursor.mark();
            tokens.add(new BlockEndToken(mark, mark));
            indentation.close();
        }
    }
}
