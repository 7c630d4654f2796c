package io.annals.document;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a file says about itself outside its running text: meta elements, document properties, the info line of a
 * page.
 *
 * @param title title by the metadata; empty where none is stated
 * @param siteName the publishing site
 * @param contentSource the body that the site names as the source
 * @param publishedOn date of publication; null where none is stated
 * @param modifiedOn the document's own date of last modification (never the file's); null where none is stated
 * @param documentNumber 文号
 * @param indexNumber 索引号
 * @param sourceUrl address of the page; empty where unknown
 * @param raw every named value as found, in the order of the file
 */
public record DocumentMetadata(
        String title, String siteName, String contentSource, LocalDate publishedOn, LocalDate modifiedOn,
        String documentNumber, String indexNumber, String sourceUrl, Map<String, String> raw) {

    /** Nothing stated. */
    public static final DocumentMetadata NONE = new DocumentMetadata("", "", "", null, null, "", "", "", Map.of());
}
