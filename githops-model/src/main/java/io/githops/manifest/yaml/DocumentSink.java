package io.githops.manifest.yaml;

/** Takes the documents of a file in their order. */
public interface DocumentSink {

    void document(Document document);

    /** Takes the one-based place of text behind the end of the document before, which kubectl does not read. */
    void unread(int line, int column);

    /** Takes the reason why a document, or all that is left of the file, cannot be read. */
    void malformed(MalformedDocumentException fault);
}
