package io.annals.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * Shards of reports that nobody wrote, made by SQL alone, so that millions of figures take seconds: the bureaus of 2,850
 * divisions over ten years, each sentence with a level of an indicator and four in ten with its change, half of the
 * indicators from the catalogue, three in a hundred values contradicting an earlier one. Every key, place and control
 * total is as the program would write it, so that the checks hold.
 */
final class GeneratedShards {

    /** Figures of a report: thirty sentences with a level, twelve of them with a change. */
    static final int FIGURES = 42;
    /** Reports of a shard, as {@code PartitionExtraction} fills one. */
    private static final int REPORTS_OF_A_SHARD = 250;
    private static final int REPORTS_AT_ONCE = 5000;

    /** What the catalogue and the divisions give to write about; nothing with a numeral in its name. */
    private static final String VOCABULARY = """
            CREATE TEMP MACRO key_of(natural_key) AS
                CAST(CAST('0x' || substr(sha256(natural_key), 1, 16) AS UBIGINT) & 9223372036854775807 AS BIGINT);
            CREATE TEMP MACRO pick(number, salt) AS CAST(hash(number * 1000 + salt) %% 1000003 AS BIGINT);
            CREATE TEMP TABLE body AS
            SELECT row_number() OVER (ORDER BY code) - 1 AS body_no, code AS region_code, name || '民政局' AS body_name
            FROM read_csv('%1$s/regions.csv', all_varchar = true)
            WHERE level = 'county' AND NOT regexp_matches(name, '[零一二三四五六七八九十百千万亿两]')
            QUALIFY body_no < 2850;
            CREATE TEMP TABLE known AS
            SELECT row_number() OVER (ORDER BY code) - 1 AS known_no, code, name_zh AS name, unit, measure
            FROM read_csv('%1$s/indicators.csv', all_varchar = true)
            WHERE NOT regexp_matches(name_zh || unit, '[0-9零一二三四五六七八九十百千万亿两]');
            CREATE TEMP TABLE kind AS
            SELECT row_number() OVER (ORDER BY code) - 1 AS kind_no, code FROM read_csv('%1$s/report_kinds.csv', all_varchar = true)
            WHERE part_of_year IS NULL;
            """;

    private static final String CHUNK = """
            CREATE OR REPLACE TEMP TABLE report AS
            SELECT
                r AS report_no, b.region_code, b.body_name, 2014 + r %% 10 AS report_year, k.code AS report_kind,
                b.body_name || (2014 + r %% 10) || '年工作报告' AS title,
                'bench/' || b.region_code || '/' || (2014 + r %% 10) || '/' || k.code || '.txt' AS report_path,
                sha256('report ' || r || ' %3$s') AS content_sha256,
                key_of(sha256('report ' || r || ' %3$s')) AS report_key,
                key_of('bench' || chr(31) || 'bench/' || b.region_code || '/' || (2014 + r %% 10) || '/' || k.code || '.txt')
                    AS file_key
            FROM range(%1$d, %2$d) AS t(r)
            JOIN body AS b ON b.body_no = (r // 10) %% (SELECT count(*) FROM body)
            JOIN kind AS k ON k.kind_no = (r // (10 * (SELECT count(*) FROM body))) %% (SELECT count(*) FROM kind);

            CREATE OR REPLACE TEMP TABLE sentence AS
            WITH drawn AS (
                SELECT r.*, s, r.report_no * 30 + s AS n, pick(n, 1) %% 2 = 0 AS is_known FROM report AS r, range(30) AS t(s)
            ), named AS (
                SELECT
                    d.*,
                    coalesce(k.code, '') AS indicator_code,
                    coalesce(k.name,
                        substr('农村社区老年儿童残疾退役医疗养老住房就业教育文化', 1 + 2 * (u %% 12), 2)
                        || substr('帮扶服务管理培训保障救助改造宣传调解巡查检测登记', 1 + 2 * (u // 12 %% 12), 2)
                        || substr('活动项目站点人员案件线索资金设施平台队伍课程物资', 1 + 2 * (u // 144 %% 12), 2)
                        || substr('甲乙丙丁戊己庚辛壬癸', 1 + u // 1728 %% 10, 1) || '类') AS indicator_name,
                    coalesce(k.unit, '件') AS unit_name,
                    coalesce(k.measure, 'unknown') AS measure,
                    d.report_year - CASE WHEN pick(n, 3) %% 10 = 0 THEN 1 ELSE 0 END AS year,
                    CASE WHEN pick(n, 4) %% 20 = 0 THEN 'month' ELSE 'year' END AS period_type
                FROM (SELECT *, pick(n, 2) %% 17280 AS u FROM drawn) AS d
                LEFT JOIN known AS k ON d.is_known AND k.known_no = pick(n, 2) %% (SELECT count(*) FROM known)
            ), valued AS (
                SELECT
                    *,
                    CASE WHEN measure = 'rate' THEN 1 + hash(body_name || indicator_name || year) %% 99
                        WHEN measure = 'standard' THEN 500 + hash(region_code || year) %% 900
                        ELSE 1 + hash(body_name || indicator_name || year) %% 90000 END
                        + CASE WHEN pick(n, 5) %% 30 = 0 THEN 1 ELSE 0 END AS amount,
                    1 + pick(n, 6) %% 300 AS tenths
                FROM named
            ), worded AS (
                SELECT
                    *,
                    '截至年底，全县' || indicator_name AS lead,
                    amount || unit_name AS level_text,
                    CASE WHEN s %% 5 < 2 THEN '，比上年增长' ELSE '' END AS between,
                    CASE WHEN s %% 5 < 2 THEN (tenths // 10) || '.' || (tenths %% 10) || '%%' ELSE '' END AS change_text,
                    '，有关工作扎实推进，受到群众好评' || repeat('，服务水平稳步提高', CAST(pick(n, 7) %% 4 AS INTEGER))
                        || CASE WHEN s %% 2 = 0 THEN '（见附件' || (1 + s // 2) || '）。' ELSE '。' END AS rest
                FROM valued
            )
            SELECT *, lead || level_text || between || change_text || rest AS sentence,
                CAST(length(title) + 1 + sum(length(sentence) + 1) OVER (PARTITION BY report_no ORDER BY s)
                    - length(sentence) - 1 AS INTEGER) AS starts_at
            FROM worded;

            INSERT INTO reports
            SELECT
                file_key, report_key, 'bench', report_path, content_sha256, 'txt', any_value(title),
                key_of(any_value(region_code) || chr(31) || any_value(body_name)), any_value(body_name), 'civil_affairs',
                key_of(any_value(region_code)), any_value(region_code), any_value(report_kind), any_value(report_year), '',
                make_date(any_value(report_year) + 1, 1, 20), NULL, false, '', '', '', '{}',
                any_value(title) || chr(10) || string_agg(sentence || chr(10), '' ORDER BY s),
                '{"blocks":[' || string_agg('{"kind":"paragraph","start":' || starts_at || ',"end":'
                    || (starts_at + length(sentence)) || '}', ',' ORDER BY s) || ']}',
                length(any_value(title)) + 1 + sum(length(sentence) + 1), 42
            FROM sentence GROUP BY report_no, file_key, report_key, report_path, content_sha256 ORDER BY report_no;

            INSERT INTO figures
            WITH figure AS (
                SELECT *, 'level' AS kind, level_text AS stated_text, unit_name AS stated_unit, CAST(amount AS DECIMAL(38,9)) AS value,
                    CAST(starts_at + length(lead) AS INTEGER) AS char_start FROM sentence
                UNION ALL
                SELECT *, 'change', change_text, '%%', CAST(tenths AS DECIMAL(38,9)) * CAST(0.1 AS DECIMAL(2,1)),
                    CAST(starts_at + length(lead || level_text || between) AS INTEGER)
                FROM sentence WHERE change_text <> ''
            ), keyed AS (
                SELECT *, char_start + length(stated_text) AS char_end,
                    key_of(report_key || chr(31) || char_start || chr(31) || char_end) AS figure_key,
                    CASE WHEN period_type = 'year' THEN make_date(year, 1, 1) ELSE make_date(year, 6, 1) END AS starts_on,
                    CASE WHEN period_type = 'year' THEN make_date(year, 12, 31) ELSE make_date(year, 6, 30) END AS ends_on
                FROM figure
            )
            SELECT
                file_key, report_key, figure_key,
                CASE WHEN kind = 'level' AND s > 0 AND pick(n, 8) %% 20 = 0
                    THEN lag(figure_key) OVER (PARTITION BY report_no ORDER BY char_start) ELSE 0 END,
                key_of(period_type || chr(31) || starts_on || chr(31) || ends_on), period_type, year, starts_on, ends_on,
                CASE WHEN is_known THEN key_of(indicator_code) ELSE key_of(indicator_name || chr(31) || unit_name) END,
                indicator_code, indicator_name, key_of(unit_name), unit_name, key_of(stated_unit), stated_unit, value, NULL,
                CASE pick(n, 9) %% 20 WHEN 0 THEN 'about' WHEN 1 THEN 'over' ELSE 'exact' END, kind,
                CASE pick(n, 10) %% 20 WHEN 0 THEN 'target' WHEN 1 THEN 'plan' ELSE 'actual' END, stated_text, indicator_name,
                stated_unit, '工作开展情况 > ' || substr('社会救助养老服务儿童福利基层治理', 1 + 4 * (s // 8), 4), sentence,
                char_start, char_end, 0, 0, 0, false, 'sentence'
            FROM keyed ORDER BY report_no, char_start;

            INSERT INTO excluded
            SELECT file_key, report_key, CAST(length(body_name) AS INTEGER), CAST(length(body_name) + 4 AS INTEGER), 'TITLE'
            FROM report
            UNION ALL
            SELECT file_key, report_key, CAST(starts_at + length(sentence) - 2 - length(CAST(1 + s // 2 AS VARCHAR)) AS INTEGER),
                CAST(starts_at + length(sentence) - 2 AS INTEGER), 'SERIAL_NUMBER'
            FROM sentence WHERE s %% 2 = 0
            ORDER BY report_key, 3;

            INSERT INTO findings
            SELECT file_key, report_key, key_of('finding ' || figure_key), figure_key, 'SUM_CONFIRMED', 'info', 'a', 'b',
                'The parts add up to ' || stated_text
            FROM figures WHERE figure_key %% 50 = 0;

            INSERT INTO evidence
            SELECT file_key, report_key, attribute, value, 'title', true
            FROM (
                SELECT file_key, report_key, unnest(['title', 'organization', 'region', 'year']) AS attribute,
                    unnest([title, body_name, region_code, CAST(report_year AS VARCHAR)]) AS value
                FROM report);
            """;

    private GeneratedShards() {
    }

    /**
     * Writes the shards of reports {@code [from, to)}, a folder a shard.
     *
     * @param version another one gives the same paths other contents
     */
    static void write(Path folder, int from, int to, String version) throws IOException, SQLException {
        Files.createDirectories(folder);
        try (DuckDBConnection connection = DuckDb.inMemory(new DuckDbSettings("2GB", 2, folder.resolve("spill")))) {
            DuckDb.execute(connection, VOCABULARY.formatted("warehouse-schema/seeds"));
            for (int start = from; start < to; start += REPORTS_AT_ONCE) {
                for (String table : ShardWriter.TABLES) {
                    DuckDb.execute(connection, "DROP TABLE IF EXISTS " + table);
                }
                DuckDb.runAll(connection, "shard");
                DuckDb.execute(connection, CHUNK.formatted(start, Math.min(to, start + REPORTS_AT_ONCE), version));
                split(connection, folder, start, Math.min(to, start + REPORTS_AT_ONCE));
            }
        }
    }

    private static void split(DuckDBConnection connection, Path folder, int from, int to)
            throws IOException, SQLException {
        DuckDb.execute(connection, "CREATE OR REPLACE TEMP TABLE shard_of AS SELECT report_key, report_no // "
                + REPORTS_OF_A_SHARD + " AS shard_no FROM report");
        for (int shard = from / REPORTS_OF_A_SHARD; shard * REPORTS_OF_A_SHARD < to; shard++) {
            Path target = Files.createDirectories(folder.resolve("shard-%05d".formatted(shard)));
            for (String table : ShardWriter.TABLES) {
                DuckDb.execute(connection, "COPY (SELECT * FROM " + table + (table.equals("quarantine") ? ""
                        : " SEMI JOIN (FROM shard_of WHERE shard_no = " + shard + ") USING (report_key)") + ") TO "
                        + DuckDb.quoted(target.resolve(table + ".parquet").toString()) + " (FORMAT parquet, COMPRESSION lz4_raw)");
            }
        }
    }

    /** The folders of the shards, in order. */
    static List<Path> in(Path folder) throws IOException {
        try (var shards = Files.list(folder)) {
            return shards.filter(shard -> shard.getFileName().toString().startsWith("shard-")).sorted().toList();
        }
    }
}
