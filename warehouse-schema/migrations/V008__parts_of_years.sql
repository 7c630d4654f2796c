-- Reports on a part of a year: a half-year's is no version of the year's, nor one quarter's of another's.

ALTER TABLE dim_report ADD COLUMN part_of_year VARCHAR DEFAULT '';
COMMENT ON COLUMN dim_report.part_of_year IS
    'Months of report_year that it is about, such as 1-6, where its kind and title name a part of the year; ? where it is '
    'not known which one; empty for the whole year';
