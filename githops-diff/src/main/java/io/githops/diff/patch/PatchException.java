package io.githops.diff.patch;

import io.githops.model.GithopsException;

/** A patch cannot be read, made or applied. Nothing was changed; the message says where and holds no value. */
public final class PatchException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private PatchException(String code, String where, String found, String expected, String advice) {
        super(code, where + ": found " + found + "; expected " + expected + ". " + sentence(advice), null);
    }

    /** What is written is no patch. */
    static PatchException malformed(String where, String found, String expected, String advice) {
        return new PatchException("GH1421", where, found, expected, advice);
    }

    /** The document has no such place as an operation needs. */
    static PatchException misplaced(String where, String found, String expected, String advice) {
        return new PatchException("GH1422", where, found, expected, advice);
    }

    /** A test finds another value. */
    static PatchException untrue(String where, String found, String expected) {
        return new PatchException(
                "GH1423", where, found, expected, "read the document again, and make the patch for what it is now");
    }

    /** No patch of the wanted sort leads to the document. */
    static PatchException inexpressible(String where, String found, String expected, String advice) {
        return new PatchException("GH1424", where, found, expected, advice);
    }

    private static String sentence(String advice) {
        return Character.toUpperCase(advice.charAt(0)) + advice.substring(1);
    }
}
