package io.githops.manifest.yaml;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.tokens.Token;

/** Tokens that were scanned and not taken yet. Tokens are numbered from the first of the document on. */
final class TokenQueue {
    private static final int MAX_TAKEN_KEPT = 64;

    private final List<Token> tokens = new ArrayList<>();
    private int head;
    private int taken;

    boolean isEmpty() {
        return head == tokens.size();
    }

    /** The number of the first token in the queue. */
    int firstNumber() {
        return taken;
    }

    /** The number that the next token to be added will have. */
    int nextNumber() {
        return taken + tokens.size() - head;
    }

    void add(Token token) {
        tokens.add(token);
    }

    /** Puts a token before the one that has a number. */
    void insert(int number, Token token) {
        tokens.add(head + number - taken, token);
    }

    Token peek() {
        return tokens.get(head);
    }

    Token take() {
        Token token = tokens.get(head++);
        taken++;
        if (isEmpty() || head == MAX_TAKEN_KEPT) {
            tokens.subList(0, head).clear();
            head = 0;
        }
        return token;
    }
}
