package io.githops.git;

import java.util.regex.Pattern;

/**
 * A pattern for paths inside a folder. {@code *} and {@code ?} stop at a slash; a component {@code **} stands for any
 * number of folders. A pattern without a slash is matched against file names in any folder.
 */
record GlobPattern(String text, Pattern regex, boolean isOfNames) {
    private static final Pattern UNSUPPORTED = Pattern.compile("[\\[\\]{}\\\\]|^!|(^|/)\\.{1,2}(/|$)|//|/$|^/?$");

    /** @throws IllegalArgumentException when the text is empty or uses what these patterns do not have */
    static GlobPattern parse(String text) {
        if (UNSUPPORTED.matcher(text).find()) {
            throw new IllegalArgumentException("pattern \"" + text + "\": expected names with *, ? and **, such as"
                    + " *.yaml or apps/**/vm-?.yaml; give several patterns in place of braces");
        }
        String path = text.startsWith("/") ? text.substring(1) : text;
        return new GlobPattern(text, Pattern.compile(regex(path)), !text.contains("/"));
    }

    /** @param path relative to the folder, with slashes */
    boolean matches(String path) {
        return regex.matcher(isOfNames ? path.substring(path.lastIndexOf('/') + 1) : path)
                .matches();
    }

    private static String regex(String path) {
        var regex = new StringBuilder();
        String[] components = path.split("/");
        for (int i = 0; i < components.length; i++) {
            boolean last = i == components.length - 1;
            if (components[i].equals("**")) {
                regex.append(last ? ".+" : "(?:.+/)?");
            } else {
                components[i].codePoints().forEach(c -> regex.append(regex(c)));
                regex.append(last ? "" : "/");
            }
        }
        return regex.toString();
    }

    private static String regex(int c) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(Character.toString(c));
        };
    }
}
