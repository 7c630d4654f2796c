-- How the annual CSVs write a cell (CsvDialect), so that DuckDB puts the lines together on all its threads. Every macro is
-- run for every cell: a regular expression costs ten times as much as a look at one character, and stands last.

-- Whether the first, or last, character is an ideograph but 年, 月 and 日, with which days are written, or a letter but e, of
-- exponents: where one stands a spreadsheet takes a text for no number, day or time, whatever else it holds. Looked at as
-- bytes, which in UTF-8 are in the order of the characters: to find a character by its place costs the way to it.
CREATE OR REPLACE TEMP MACRO begins_with_word(content) AS
    content >= '一' AND content < chr(40960)
        AND NOT (starts_with(content, '年') OR starts_with(content, '月') OR starts_with(content, '日'))
    OR content >= 'a' AND content < '{' AND NOT starts_with(content, 'e')
    OR content >= 'A' AND content < '[' AND NOT starts_with(content, 'E');
CREATE OR REPLACE TEMP MACRO ends_with_word(content) AS
    encode(content)[-3:] >= encode('一') AND encode(content)[-3:] < encode(chr(40960))
        AND NOT (ends_with(content, '年') OR ends_with(content, '月') OR ends_with(content, '日'))
    OR encode(content)[-1:] BETWEEN encode('a') AND encode('z') AND NOT ends_with(content, 'e')
    OR encode(content)[-1:] BETWEEN encode('A') AND encode('Z') AND NOT ends_with(content, 'E');

-- A text as spreadsheets leave it alone. spreadsheet_text is the program's own function (SpreadsheetGuard), which decides;
-- it is asked only about texts that their first and last characters don't tell to stay as they are, and that are no
-- short number.
CREATE OR REPLACE TEMP MACRO guarded_text(content) AS CASE
    WHEN content IS NULL OR content = '' OR begins_with_word(content) THEN content
    WHEN (content >= '0' AND content < ':' OR starts_with(content, 'e') OR starts_with(content, 'E'))
        AND ends_with_word(content) THEN content
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
-- Whether a cell of a line wants quotes, of all its texts joined by U+001F, one before the first and one behind the last.
CREATE OR REPLACE TEMP MACRO wants_quotes_somewhere(contents) AS
    wants_quotes(contents) OR contains(contents, chr(31) || ' ') OR contains(contents, ' ' || chr(31));

-- Whether a cell of a line has something to escape, of all its texts.
CREATE OR REPLACE TEMP MACRO wants_escapes(contents) AS contains(contents, '\')
    OR contains(contents, chr(9)) OR contains(contents, chr(10)) OR contains(contents, chr(13));
CREATE OR REPLACE TEMP MACRO escaped_cell(content) AS
    coalesce(replace(replace(replace(replace(content, '\', '\\'), chr(9), '\t'), chr(10), '\n'), chr(13), '\r'), '');
