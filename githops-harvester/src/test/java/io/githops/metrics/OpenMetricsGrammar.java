package io.githops.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the specification of OpenMetrics 1.0.0 asks of a text, for the types that the library writes. */
final class OpenMetricsGrammar {
    private static final Pattern METADATA =
            Pattern.compile("# (?<keyword>TYPE|UNIT|HELP) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<value>.*)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\\n\"\\\\]|\\\\[n\"\\\\])*\"";
    private static final Pattern SAMPLE = Pattern.compile("(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(?<labels>" + LABEL
            + "(?:," + LABEL + ")*)})? (?<number>[+-]?(?:\\d+|\\d+\\.\\d*(?:e[+-]?\\d+)?|\\d+e[+-]?\\d+|Inf)|NaN)");
    private static final Pattern BOUND = Pattern.compile(",?le=\"([^\"]*)\"");

    private final List<String> complaints = new ArrayList<>();
    private final Set<String> families = new HashSet<>();
    private final Set<String> samples = new HashSet<>();
    private final Map<String, List<Double>> bounds = new LinkedHashMap<>();
    private final Map<String, List<Double>> buckets = new LinkedHashMap<>();
    private String family = "";
    private String type = "";
    private int rank;

    private OpenMetricsGrammar() {}

    /** What is wrong with a text; empty when nothing is. */
    static List<String> complaints(String text) {
        var grammar = new OpenMetricsGrammar();
        grammar.read(text);
        return grammar.complaints;
    }

    private void read(String text) {
        require(text.endsWith("# EOF\n"), "the end is no # EOF");
        require(!text.contains("\r"), "a carriage return");
        require(text.indexOf("# EOF") == text.length() - 6, "text after # EOF");
        text.lines().filter(line -> !line.equals("# EOF")).forEach(this::line);
        bounds.forEach((series, all) -> {
            require(isRising(all, true), "bounds of " + series + " do not rise");
            require(isRising(buckets.get(series), false), "buckets of " + series + " do not cumulate");
            require(all.get(all.size() - 1) == Double.POSITIVE_INFINITY, "no last bucket in " + series);
        });
    }

    private void line(String line) {
        Matcher metadata = METADATA.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (metadata.matches()) {
            metadata(metadata.group("keyword"), metadata.group("name"), metadata.group("value"));
        } else if (sample.matches()) {
            sample(sample.group("name"), sample.group("labels"), sample.group("number"));
        } else {
            complaints.add("neither metadata nor sample: " + line);
        }
    }

    private void metadata(String keyword, String name, String value) {
        int place = List.of("TYPE", "UNIT", "HELP").indexOf(keyword);
        if (place == 0) {
            require(families.add(name), "a second family " + name);
            require(List.of("counter", "gauge", "histogram", "info").contains(value), "no type: " + value);
            family = name;
            type = value;
        } else {
            require(name.equals(family) && place > rank, keyword + " of " + name + " out of place");
            require(place != 1 || name.endsWith("_" + value), name + " does not end with its unit " + value);
        }
        rank = place;
    }

    private void sample(String name, String labels, String number) {
        String suffix = name.startsWith(family) ? name.substring(family.length()) : "?";
        require(suffixes().contains(suffix), name + " is no sample of the " + type + " " + family);
        require(samples.add(name + "{" + labels + "}"), "twice: " + name + "{" + labels + "}");
        require(!type.equals("info") || number.equals("1"), name + " is not 1");
        require(!type.equals("counter") || Double.parseDouble(number) >= 0, name + " is below zero");
        Matcher bound = BOUND.matcher(labels == null ? "" : labels);
        require(bound.find() == suffix.equals("_bucket"), "le is for buckets alone: " + name);
        if (suffix.equals("_bucket")) {
            String le = bound.group(1);
            require(
                    le.equals("+Inf") || le.matches("\\d+\\.\\d+|\\d(\\.\\d+)?e[+-]\\d\\d+"),
                    "no canonical number: " + le);
            String series = family + "{" + bound.replaceFirst("") + "}";
            bounds.computeIfAbsent(series, added -> new ArrayList<>()).add(value(le));
            buckets.computeIfAbsent(series, added -> new ArrayList<>()).add(value(number));
        }
        if (suffix.equals("_count")) {
            List<Double> counts = buckets.get(family + "{" + (labels == null ? "" : labels) + "}");
            require(counts.get(counts.size() - 1) == value(number), name + " is not its last bucket");
        }
    }

    private List<String> suffixes() {
        return switch (type) {
            case "counter" -> List.of("_total");
            case "histogram" -> List.of("_bucket", "_count", "_sum");
            case "info" -> List.of("_info");
            default -> List.of("");
        };
    }

    private static double value(String number) {
        return number.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(number);
    }

    private static boolean isRising(List<Double> values, boolean isStrict) {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) < values.get(i - 1) || isStrict && values.get(i).equals(values.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private void require(boolean condition, String complaint) {
        if (!condition) {
            complaints.add(complaint);
        }
    }
}
