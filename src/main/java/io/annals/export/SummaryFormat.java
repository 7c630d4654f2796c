package io.annals.export;

/**
 * How the files of the annual summaries are written.
 *
 * @param dialect delimiter, quotes and what is done for spreadsheets
 * @param headers language of the first line
 */
public record SummaryFormat(CsvDialect dialect, HeaderLanguage headers) {

    /** For a double click in a spreadsheet, with the column names of the warehouse. */
    public static final SummaryFormat DEFAULT = new SummaryFormat(CsvDialect.EXCEL, HeaderLanguage.EN);
}
