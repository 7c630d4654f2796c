package io.annals.export;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A family of files, a file a year: the query of {@code warehouse-schema/export} that has the file's name, and the view
 * that it reads.
 */
enum SummaryTable {
    SUMMARY("annual-summary", "v_annual_summary", List.of("year", "organization_key", "indicator_key"),
            List.of("year", "region_code", "organization_name", "indicator_code", "indicator_name", "unit"),
            "Indicators by organisation, %d", "%d年各机构各指标"),
    INDICATORS("annual-indicators", "v_annual_indicators", List.of("year", "indicator_code", "region_code"),
            List.of(), "Indicators by division, %d", "%d年各指标各行政区划"),
    FIGURES("annual-figures", "v_annual_figures", List.of("figure_key"), List.of(),
            "Every figure with its sentence, %d", "%d年全部数字及原句");

    private static final Pattern FILE_NAME = Pattern.compile(
            "annual-(?:summary|indicators|figures)-(\\d{4,})\\.(?:csv|tsv)");
    private static final String UNFINISHED = ".tmp";

    final String fileStem;
    final String view;
    final List<String> primaryKey;
    /** Columns that tell rows apart, too, of which some may be empty; none for no such set. */
    final List<String> uniqueKey;
    private final String titleEn;
    private final String titleZh;

    SummaryTable(String fileStem, String view, List<String> primaryKey, List<String> uniqueKey, String titleEn,
            String titleZh) {
        this.fileStem = fileStem;
        this.view = view;
        this.primaryKey = primaryKey;
        this.uniqueKey = uniqueKey;
        this.titleEn = titleEn;
        this.titleZh = titleZh;
    }

    String fileName(int year, CsvDialect dialect) {
        return "%s-%04d.%s".formatted(fileStem, year, dialect.extension());
    }

    String title(int year) {
        return String.format(Locale.ROOT, titleEn + " / " + titleZh, year, year);
    }

    /** The year of a file of the annual summaries, by its name; -1 for another file. */
    static int yearOf(String fileName) {
        Matcher name = FILE_NAME.matcher(fileName);
        return name.matches() && name.group(1).length() < 10 ? Integer.parseInt(name.group(1)) : -1;
    }

    /** The name under which a file is written before it is whole. */
    static String unfinished(String fileName) {
        return fileName + UNFINISHED;
    }

    /** Whether a file name is of a file that an export writes, whole or not. */
    static boolean isOwn(String fileName) {
        String whole = isUnfinished(fileName) ? fileName.substring(0, fileName.length() - UNFINISHED.length())
                : fileName;
        return whole.equals(DataPackage.FILE) || yearOf(whole) >= 0;
    }

    /** Whether a file name is of a file that an export began to write. */
    static boolean isUnfinished(String fileName) {
        return fileName.endsWith(UNFINISHED);
    }
}
