package io.githops.manifest.yaml;

/**
 * Reads the documents of a file. As kubectl does, it takes a file that begins with a brace for JSON, and cuts any other at
 * the lines that begin with three dashes before it reads YAML; so a fault in one document leaves the others alone.
 */
public final class DocumentReader {
    private static final String SEPARATOR = "---";
    private static final String CONTROL_CHARACTER =
            "found a control character; expected text, or an escape such as \\u0007 in double quotes";

    private final char[] text;
    private final Limits limits;
    private final DocumentSink sink;
    private int documents;

    private DocumentReader(char[] text, Limits limits, DocumentSink sink) {
        this.text = text;
        this.limits = limits;
        this.sink = sink;
    }

    /** Reads a file to its end. Documents without content are left out. */
    public static void read(byte[] content, Limits limits, DocumentSink sink) {
        try {
            if (content.length > limits.maxBytes()) {
                throw new MalformedDocumentException(Fault.TOO_LARGE, tooLarge(content.length, limits), 1, 1);
            }
            new DocumentReader(FileText.decode(content), limits, sink).read();
        } catch (MalformedDocumentException e) {
            sink.malformed(e);
        }
    }

    private static String tooLarge(int bytes, Limits limits) {
        return "found a file of " + bytes + " bytes; expected at most " + limits.maxBytes() + ", split it";
    }

    private void read() {
        int start = afterByteOrderMark(0);
        int first = start;
        while (first < text.length && Character.isWhitespace(text[first])) {
            first++;
        }
        if (first < text.length && text[first] == '{') {
            readJson(start);
        } else {
            readYaml(start);
        }
    }

    private int afterByteOrderMark(int start) {
        return start < text.length && text[start] == FileText.BYTE_ORDER_MARK ? start + 1 : start;
    }

    private void readJson(int start) {
        var reader = new JsonTreeReader(text, start, limits);
        for (Document document = reader.read(); document != null; document = reader.read()) {
            countDocument(document.line());
            sink.document(document);
        }
    }

    private void readYaml(int start) {
        int documentStart = start;
        int documentLine = 0;
        int lineStart = start;
        while (lineStart < text.length) {
            int lineEnd = lineEnd(lineStart);
            if (isSeparator(lineStart)) {
                readYamlDocument(documentStart, lineStart, documentLine);
                documentLine += Lines.breaks(text, documentStart, lineEnd);
                documentStart = lineEnd;
                checkSeparator(lineStart, lineEnd, documentLine);
            }
            lineStart = lineEnd;
        }
        readYamlDocument(documentStart, text.length, documentLine);
    }

    private int lineEnd(int index) {
        int end = index;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, text.length);
    }

    private boolean isSeparator(int index) {
        return index + SEPARATOR.length() <= text.length
                && text[index] == '-'
                && text[index + 1] == '-'
                && text[index + 2] == '-';
    }

    /** @param line one-based */
    private void checkSeparator(int lineStart, int lineEnd, int line) {
        int rest = lineStart + SEPARATOR.length();
        String behind = new String(text, rest, lineEnd - rest).strip();
        if (!behind.isEmpty() && behind.charAt(0) != '#') {
            sink.malformed(new MalformedDocumentException(
                    Fault.SYNTAX,
                    "found text behind ---; expected nothing or a comment on this line",
                    line,
                    SEPARATOR.length() + 1));
        }
    }

    private void readYamlDocument(int start, int end, int line) {
        countDocument(line + 1);
        try {
            int first = afterByteOrderMark(start);
            requireAllowedCharacters(first, end, line);
            new YamlTreeReader(new TextCursor(text, first, end, line), limits).read(sink);
        } catch (MalformedDocumentException e) {
            sink.malformed(e);
        }
    }

    private void requireAllowedCharacters(int start, int end, int line) {
        for (int i = start; i < end; i++) {
            if (!Characters.isAllowed(text[i])) {
                throw Lines.malformed(text, start, line, i, Fault.ENCODING, CONTROL_CHARACTER);
            }
        }
    }

    private void countDocument(int line) {
        documents++;
        if (documents > limits.maxDocuments()) {
            throw new MalformedDocumentException(
                    Fault.TOO_MANY_DOCUMENTS,
                    "found more than " + limits.maxDocuments() + " documents; expected fewer, split the file",
                    line,
                    1);
        }
    }
}
