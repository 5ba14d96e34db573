package io.githops.metrics;

import static java.util.Locale.ROOT;

import io.githops.metrics.Instrument.Type;
import java.math.BigDecimal;
import java.util.List;

/** Writes one instrument as OpenMetrics text. */
final class Exposition {
    private static final double MAX_WHOLE = 1e15;

    private final StringBuilder text;
    private final Instrument instrument;

    Exposition(StringBuilder text, Instrument instrument) {
        this.text = text;
        this.instrument = instrument;
    }

    void describe() {
        metadata(
                "TYPE",
                instrument.type() == Type.TIMER
                        ? "histogram"
                        : instrument.type().name().toLowerCase(ROOT));
        if (!instrument.unit().isEmpty()) {
            metadata("UNIT", instrument.unit());
        }
        if (!instrument.help().isEmpty()) {
            metadata("HELP", escaped(instrument.help()));
        }
    }

    void write(List<String> labels, Series series) {
        switch (instrument.type()) {
            case COUNTER -> sample("_total", labels, "", Long.toString(series.total()));
            case GAUGE -> sample("", labels, "", shortest(series.value()));
            case INFO -> sample("_info", labels, "", "1");
            case TIMER -> histogram(labels, series);
        }
    }

    private void histogram(List<String> labels, Series series) {
        long[] counts = series.cumulated();
        for (int i = 0; i < counts.length; i++) {
            String bound = i < Series.BOUNDS.length ? number(Series.BOUNDS[i]) : "+Inf";
            sample("_bucket", labels, "le=\"" + bound + "\"", Long.toString(counts[i]));
        }
        sample("_count", labels, "", Long.toString(series.total()));
        sample("_sum", labels, "", number(series.sum()));
    }

    private void metadata(String keyword, String value) {
        text.append("# ")
                .append(keyword)
                .append(' ')
                .append(instrument.name())
                .append(' ')
                .append(value)
                .append('\n');
    }

    private void sample(String suffix, List<String> values, String lastLabel, String value) {
        text.append(instrument.name()).append(suffix);
        var labels = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            labels.append(i == 0 ? "" : ",")
                    .append(instrument.labels().get(i))
                    .append("=\"")
                    .append(escaped(values.get(i)))
                    .append('"');
        }
        if (!lastLabel.isEmpty()) {
            labels.append(labels.length() == 0 ? "" : ",").append(lastLabel);
        }
        if (labels.length() > 0) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    /** As the specification asks: no carriage return may stand in the text, and half a character is none. */
    private static String escaped(String value) {
        var escaped = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '"' -> escaped.append("\\\"");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append(' ');
                default ->
                    escaped.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c);
            }
        });
        return escaped.toString();
    }

    /** A whole number without a fraction, as far as a double holds those exactly. */
    private static String shortest(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < MAX_WHOLE;
        return isWhole ? Long.toString((long) value) : number(value);
    }

    /** A floating point number as Go prints it, with a fraction or an exponent. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        double size = Math.abs(value);
        if (value != 0 && (size < 1e-4 || size >= 1e21)) {
            return exponential(value);
        }
        String plain =
                new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static String exponential(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        BigDecimal mantissa = exact.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
