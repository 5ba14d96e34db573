package io.githops.examples.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown pages and the source files of the project. */
final class Documentation {
    static final Path ROOT = Path.of(System.getProperty("githops.root"));

    private static final Pattern SNIPPET = Pattern.compile(
            "(?:<!-- from: (?<file>[^\\s#]+)(?:#(?<region>\\S+))? -->\\n)?```(?:java|yaml)\\n(?<text>.*?)\\n```",
            Pattern.DOTALL);

    /**
     * A snippet in a page.
     *
     * @param file where it says it comes from; empty when it does not say
     * @param region the part of that file; empty for all of it
     */
    record Snippet(Path page, String file, String region, String text) {
        String expected() {
            return region.isEmpty()
                    ? read(ROOT.resolve(file)).strip()
                    : Documentation.region(read(ROOT.resolve(file)), region);
        }

        @Override
        public String toString() {
            return ROOT.relativize(page) + " from " + file + "#" + region;
        }
    }

    private Documentation() {}

    static List<Path> pages() {
        return files(".md");
    }

    static List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages()) {
            Matcher matcher = SNIPPET.matcher(read(page));
            while (matcher.find()) {
                snippets.add(new Snippet(
                        page, orEmpty(matcher.group("file")), orEmpty(matcher.group("region")), matcher.group("text")));
            }
        }
        return snippets;
    }

    static List<Path> mainSources() {
        return files(".java").stream()
                .filter(file -> file.toString().contains("src/main/"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines between the markers of a region, without the indentation they share. */
    private static String region(String text, String name) {
        List<String> lines = text.lines().toList();
        int start = index(lines, "region " + name, 0) + 1;
        int end = index(lines, "endregion", start);
        String inside = String.join("\n", lines.subList(start, end));
        return inside.stripIndent().strip();
    }

    private static int index(List<String> lines, String marker, int from) {
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals("// " + marker) || line.equals("# " + marker)) {
                return i;
            }
        }
        throw new IllegalStateException("no marker \"" + marker + "\"");
    }

    private static List<Path> files(String suffix) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> Stream.of("/target/", "/.git/").noneMatch(file.toString()::contains))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
