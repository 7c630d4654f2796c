COMMENT ON COLUMN dim_report.file_format IS
    'txt, html, mht, docx, doc, odt, rtf, xlsx, xls or pdf: what the content is, whatever the name says';
