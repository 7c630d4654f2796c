-- How the annual CSVs write a cell (CsvDialect), so that DuckDB puts the lines together on all its threads. Every macro is
-- run for every cell: a regular expression costs ten times as much as a look at one character, and stands last.

-- An ideograph but 年, 月 and 日, with which days are written, or a letter but e, of exponents: where one stands a
-- spreadsheet takes a text for no number, day or time, whatever else it holds.
CREATE OR REPLACE TEMP MACRO is_of_words(letter) AS
    letter BETWEEN 19968 AND 40959 AND letter NOT IN (24180, 26085, 26376)
    OR letter BETWEEN 97 AND 122 AND letter <> 101
    OR letter BETWEEN 65 AND 90 AND letter <> 69;

-- A text as spreadsheets leave it alone. spreadsheet_text is the program's own function (SpreadsheetGuard), which decides;
-- it is asked only about texts that their first and last characters don't tell to stay as they are, and that are no
-- short number.
CREATE OR REPLACE TEMP MACRO guarded_text(content) AS CASE
    WHEN content IS NULL OR content = '' OR is_of_words(unicode(content)) THEN content
    WHEN (unicode(content) BETWEEN 48 AND 57 OR unicode(content) IN (69, 101))
        AND is_of_words(unicode(right(content, 1))) THEN content
    WHEN regexp_full_match(content, '((0|[1-9][0-9]{0,6})(\.[0-9]{0,5}[1-9])?)?%?') THEN content
    ELSE spreadsheet_text(content)
END;

-- Plain digits, no zeros at the end of decimals.
CREATE OR REPLACE TEMP MACRO decimal_digits(amount) AS rtrim(rtrim(CAST(amount AS VARCHAR), '0'), '.');

-- Spreadsheets keep 15 significant digits. Of a number that was rounded by its definition those behind the point may go.
CREATE OR REPLACE TEMP MACRO guarded_number(digits) AS
    CASE WHEN strlen(digits) > 15 AND strlen(trim(replace(digits, '.', ''), '-0')) > 15 THEN '''' || digits
        ELSE digits END;
CREATE OR REPLACE TEMP MACRO guarded_rounded_number(digits) AS
    CASE WHEN strlen(digits) > 15 AND CASE WHEN contains(digits, '.') THEN strlen(ltrim(split_part(digits, '.', 1), '-0'))
        ELSE strlen(trim(digits, '-0')) END > 15 THEN '''' || digits ELSE digits END;

-- Tabs and semicolons are quoted, too: where the system's list separator is one, spreadsheets split there.
CREATE OR REPLACE TEMP MACRO wants_quotes(content) AS contains(content, ',') OR contains(content, '"')
    OR contains(content, ';') OR contains(content, chr(9)) OR contains(content, chr(10)) OR contains(content, chr(13));
CREATE OR REPLACE TEMP MACRO quoted_cell(content) AS CASE
    WHEN wants_quotes(content) OR starts_with(content, ' ') OR ends_with(content, ' ')
        THEN '"' || replace(content, '"', '""') || '"'
    ELSE coalesce(content, '')
END;
-- Whether a cell of a line wants quotes, of all its cells joined by U+001F, one before the first and one behind the last.
CREATE OR REPLACE TEMP MACRO wants_quotes_somewhere(contents) AS
    wants_quotes(contents) OR contains(contents, chr(31) || ' ') OR contains(contents, ' ' || chr(31));

CREATE OR REPLACE TEMP MACRO escaped_cell(content) AS
    coalesce(replace(replace(replace(replace(content, '\', '\\'), chr(9), '\t'), chr(10), '\n'), chr(13), '\r'), '');
