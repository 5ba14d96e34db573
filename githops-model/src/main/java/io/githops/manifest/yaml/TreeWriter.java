package io.githops.manifest.yaml;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;

/** Writes a tree as block YAML. */
public final class TreeWriter {
    private static final int INDENT = 2;

    /** Where a name and its colon may stand in front of the value; kubectl allows 1024. */
    private static final int LONGEST_NAME = 1000;

    private final StringBuilder out;

    public TreeWriter(StringBuilder out) {
        this.out = out;
    }

    /** Writes a document and the line break at its end. */
    public void write(Tree tree) {
        if (tree instanceof Mapping mapping && !mapping.isEmpty()) {
            writeEntries(mapping, 0);
        } else if (tree instanceof Sequence sequence && !sequence.isEmpty()) {
            writeItems(sequence, 0);
        } else {
            out.append(tree instanceof Text text ? ScalarText.onOneLine(text.value()) : Json.text(tree))
                    .append('\n');
        }
    }

    /** Writes entries, the first of them where the line has come to. */
    private void writeEntries(Mapping mapping, int indent) {
        for (int i = 0; i < mapping.size(); i++) {
            if (i > 0) {
                pad(indent);
            }
            writeName(mapping.name(i), indent);
            writeValue(mapping.value(i), indent);
        }
    }

    private void writeName(String name, int indent) {
        String text = ScalarText.onOneLine(name);
        if (text.length() > LONGEST_NAME) {
            out.append("? ").append(text).append('\n');
            pad(indent);
        } else {
            out.append(text);
        }
        out.append(':');
    }

    private void writeValue(Tree value, int indent) {
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            out.append('\n');
            pad(indent + INDENT);
            writeEntries(mapping, indent + INDENT);
        } else if (value instanceof Sequence sequence && !sequence.isEmpty()) {
            out.append('\n');
            pad(indent);
            writeItems(sequence, indent);
        } else {
            out.append(' ');
            writeScalar(value, indent);
        }
    }

    /** Writes items, the first of them where the line has come to. */
    private void writeItems(Sequence sequence, int indent) {
        for (int i = 0; i < sequence.size(); i++) {
            if (i > 0) {
                pad(indent);
            }
            out.append("- ");
            writeItem(sequence.get(i), indent);
        }
    }

    private void writeItem(Tree item, int indent) {
        if (item instanceof Mapping mapping && !mapping.isEmpty()) {
            writeEntries(mapping, indent + INDENT);
        } else if (item instanceof Sequence sequence && !sequence.isEmpty()) {
            writeItems(sequence, indent + INDENT);
        } else {
            writeScalar(item, indent);
        }
    }

    private void writeScalar(Tree value, int indent) {
        if (value instanceof Text text && ScalarText.isBlock(text.value())) {
            writeBlock(text.value(), indent + INDENT);
        } else {
            out.append(value instanceof Text text ? ScalarText.onOneLine(text.value()) : Json.text(value))
                    .append('\n');
        }
    }

    private void writeBlock(String text, int indent) {
        out.append('|').append(ScalarText.blockIndicators(text, INDENT)).append('\n');
        String lines = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : lines.split("\n", -1)) {
            if (!line.isEmpty()) {
                pad(indent);
            }
            out.append(line).append('\n');
        }
    }

    private void pad(int columns) {
        out.append(" ".repeat(columns));
    }
}
