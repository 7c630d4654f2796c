package io.annals.document;

/** Why a file could not be used. Each reason is a row of {@code warehouse-schema/seeds/quarantine_reasons.csv}. */
public enum QuarantineReason {
    /** A folder of the sources holds no report. */
    NO_REPORTS,
    /** The file has no bytes. */
    EMPTY_FILE,
    /** The file was read and holds no text (a picture, a title over an attachment, only white space). */
    NO_TEXT,
    /** A saved page lists links to articles and is none itself. */
    LIST_PAGE,
    /** A saved page is what a website shows in place of an article: an error, a login, a way elsewhere. */
    PLACEHOLDER_PAGE,
    /** The file is of a type that is no report, whatever its name says. */
    NOT_A_REPORT,
    /** The content is not of the type that the file's name promises. */
    WRONG_TYPE,
    /** A password is needed. */
    ENCRYPTED,
    /** The file ends too early. */
    TRUNCATED,
    /** The file is damaged, or its permissions forbid reading. */
    UNREADABLE,
    /** The file or what it unpacks to passes the job's limits. */
    TOO_LARGE,
    /** More than one encoding fits the bytes and none is clearly better. */
    UNDECIDABLE_ENCODING,
    /** Reading took longer than the job's limit. */
    TIMEOUT,
    /** The process that read the file died. */
    WORKER_DIED
}
