/**
 * Second stage: the bytes of one file become a {@link io.annals.document.ReportDocument}: its text in reading order,
 * headings, table cells and metadata, each with the place where it stood. Tika detects and guards; txt, html and docx
 * have parsers of our own behind it. A file that yields no text is an error with a reason, never an empty document.
 */
package io.annals.document;
