/**
 * Second stage: the bytes of one file become a {@link io.annals.document.ReportDocument}: its text in reading order,
 * headings, table cells and metadata, each with the place where it stood. Tika detects and guards; each format has a
 * parser of our own behind it, over POI, PDFBox, mime4j, jsoup or the XML itself, which keeps merged cells, rendered
 * numbers of lists and notes, and leaves deleted and hidden text out. A file that yields no text is an error with a
 * reason, never an empty document.
 */
package io.annals.document;
