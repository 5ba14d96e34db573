package io.githops.audit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The issues that a commit message names: {@code ABC-123}, {@code #45}, {@code owner/name#45}. */
final class IssueKeys {
    private static final Pattern KEYS = Pattern.compile(
            "(?<![\\w/.&-])(?!(?:SHA|UTF|ISO|RFC|AES|CVE)-)[A-Z][A-Z0-9_]{1,19}-[1-9]\\d{0,8}(?![\\w-]|\\.\\d)"
                    + "|(?<![\\w/.&-])[\\w.-]{1,100}/[\\w.-]{1,100}#[1-9]\\d{0,8}\\b"
                    + "|(?<![\\w/.&#-])#[1-9]\\d{0,8}\\b");
    private static final int MAX_KEYS = 50;
    private static final int MAX_TEXT = 10_000;

    private IssueKeys() {}

    /** The keys in the order they occur, each once. */
    static List<String> in(String message) {
        return KEYS.matcher(message.substring(0, Math.min(message.length(), MAX_TEXT)))
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MAX_KEYS)
                .toList();
    }
}
