-- Reports on a part of a year, and bodies of a part of a division: a half-year's is no version of the year's, nor one quarter's of another's;
-- what a town states is none of its county's.

ALTER TABLE dim_report ADD COLUMN part_of_year VARCHAR DEFAULT '';
COMMENT ON COLUMN dim_report.part_of_year IS
    'Months of report_year that it is about, such as 1-6, where its kind and title name a part of the year; ? where it is '
    'not known which one; empty for the whole year';

ALTER TABLE organization_type ADD COLUMN is_of_part BOOLEAN DEFAULT false;
COMMENT ON COLUMN organization_type.is_of_part IS
    'Whether such a body is of a part of its division, as a town''s government is, so that it never speaks for the division';
