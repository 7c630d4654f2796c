-- error | a column holds a word that its comment does not name
SELECT 'report_file.status' AS broken_column, status AS word FROM report_file
WHERE status NOT IN ('loaded', 'duplicate', 'superseded', 'quarantined', 'ignored', 'removed')
UNION SELECT 'quarantined_file.stage', stage FROM quarantined_file WHERE stage NOT IN ('document', 'figure', 'conform')
UNION SELECT 'dim_report.file_format', file_format FROM dim_report
WHERE file_format NOT IN ('txt', 'html', 'mht', 'docx', 'doc', 'odt', 'rtf', 'xlsx', 'xls', 'pdf')
UNION SELECT 'fact_figure.qualifier', qualifier FROM fact_figure
WHERE qualifier NOT IN ('exact', 'about', 'over', 'under', 'range') AND is_checked(load_key)
UNION SELECT 'fact_figure.kind', kind FROM fact_figure WHERE kind NOT IN ('level', 'change') AND is_checked(load_key)
UNION SELECT 'fact_figure.status', status FROM fact_figure WHERE status NOT IN ('actual', 'target', 'plan') AND is_checked(load_key)
UNION SELECT 'finding.severity', severity FROM finding WHERE severity NOT IN ('error', 'warning', 'info')
UNION SELECT 'dim_period.period_type', period_type FROM dim_period
WHERE period_type NOT IN ('year', 'half_year', 'quarter', 'month', 'day', 'span', 'unknown')
UNION SELECT 'dim_region.region_level', region_level FROM dim_region
WHERE region_level NOT IN ('nation', 'province', 'prefecture', 'county', 'unknown')
UNION SELECT 'dim_indicator.measure', measure FROM dim_indicator
WHERE measure NOT IN ('stock', 'flow', 'rate', 'standard', 'unknown')
UNION SELECT 'dim_indicator.aggregation', aggregation FROM dim_indicator
WHERE aggregation NOT IN ('sum', 'mean', 'none')
UNION SELECT 'report_evidence.attribute', attribute FROM report_evidence
WHERE attribute NOT IN ('title', 'organization', 'joint_organization', 'region', 'kind', 'year', 'published_on',
    'document_number', 'source_name', 'source_url')
UNION SELECT 'report_evidence.found_in', found_in FROM report_evidence
WHERE found_in NOT IN ('metadata', 'metadata title', 'metadata column', 'title', 'headline', 'labelled line',
    'signature', 'source', 'site name', 'running text', 'host', 'file name', 'folder name', 'publication date',
    'kind of report', 'organizations.csv', 'source defaults')
UNION SELECT 'correction.field', field FROM correction
WHERE field NOT IN ('value', 'unit', 'indicator_code', 'year', 'kind', 'status', 'use')
