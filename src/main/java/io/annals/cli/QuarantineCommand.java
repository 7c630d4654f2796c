package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.NearestWord;
import io.annals.batch.RefusedRun;
import io.annals.source.FileKey;
import io.annals.source.ReportSource;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "quarantine", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the files that could not be used, and why; reads them again or leaves them out.",
        subcommands = {QuarantineCommand.ListCommand.class, QuarantineCommand.ShowCommand.class,
            QuarantineCommand.RetryCommand.class, QuarantineCommand.IgnoreCommand.class},
        footerHeading = "%nExamples:%n", footer = {"  annals quarantine list", "  annals quarantine show scan.pdf",
            "  annals quarantine retry --reason TIMEOUT", "  annals quarantine ignore scan.pdf"})
final class QuarantineCommand implements Runnable {

    private static final String PATH = "The file, as 'annals quarantine list' shows it, with its source and a colon"
            + " before it where several sources have it; or where it stands.";

    @Spec
    CommandSpec spec;

    QuarantineCommand(Console console) {
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: list, show, retry or ignore");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "One row a file: reason, message, when first and last seen, how often tried. After a run that"
                + " limits.quarantine kept from being published: of that run.",
            footerHeading = "%nExample:%n", footer = "  annals quarantine list --format csv")
    static final class ListCommand implements Callable<Integer> {

        @Option(names = "--reason", paramLabel = "CODE", description = "Only files with this reason; may be repeated.")
        List<String> reasons = List.of();

        @Option(names = "--ignored", description = "The files that are left out instead.")
        boolean ignored;

        @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
                description = "table, csv or json (default: table).")
        QueryOutput.Format format;

        @Mixin
        JobOptions options;

        private final Console console;

        ListCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            try (PublishedWarehouse warehouse = openLast(console, options)) {
                Set<String> codes = known(warehouse, reasons);
                String sql = ignored ? """
                        SELECT source_code, report_path, last_changed_run AS ignored_by_run FROM report_file
                        WHERE status = 'ignored' ORDER BY source_code, report_path""" : """
                        SELECT source_code, report_path, reason_code, message, first_seen_at, last_seen_at, attempts
                        FROM quarantined_file WHERE %s ORDER BY source_code, report_path""".formatted(among(codes));
                try (Statement statement = warehouse.connection().createStatement();
                     ResultSet rows = statement.executeQuery(sql)) {
                    if (QueryOutput.write(rows, format, console.out()) == 0) {
                        console.err().println(ignored ? "no file is ignored" : "no file is in quarantine"
                                + (codes.isEmpty() ? "" : " for " + String.join(" or ", codes)));
                    }
                }
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
            description = "All that is known of a file, and what to do next.",
            footerHeading = "%nExample:%n", footer = "  annals quarantine show 2023/scan.pdf")
    static final class ShowCommand implements Callable<Integer> {

        @Parameters(paramLabel = "PATH", description = PATH)
        String path;

        @Mixin
        JobOptions options;

        private final Console console;

        ShowCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            JobFile job = options.read(console);
            boolean refused = RefusedRun.of(job).isPresent();
            try (PublishedWarehouse warehouse = openLast(console, options)) {
                FileKey key = resolve(console, job, path, files(warehouse, "true"), "known to the warehouse");
                Map<String, String> facts = facts(warehouse, key);
                job.sources().stream().filter(source -> source.code().equals(key.sourceCode())).findFirst()
                        .map(source -> source.folder().resolve(key.reportPath()))
                        .ifPresent(file -> facts.put("where",
                                file + (Files.exists(file) ? "" : " (not there, or its name holds escaped bytes)")));
                facts.put("next", next(facts.get("status"), facts.get("reason"), key, refused));
                facts.values().removeIf(value -> value == null || value.isEmpty());
                facts.forEach((name, value) -> console.out().println(
                        String.format(Locale.ROOT, "%-12s  %s", name, Console.safe(value))));
            }
            return 0;
        }

        private static Map<String, String> facts(PublishedWarehouse warehouse, FileKey key) throws SQLException {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("file", told(key));
            try (PreparedStatement statement = warehouse.connection().prepareStatement("""
                    SELECT f.status, q.reason_code AS reason, n.meaning, q.message, n.next_step AS "what to do", q.stage,
                        q.attempts, strftime(q.first_seen_at, '%Y-%m-%d %H:%M:%S UTC') AS "first seen",
                        strftime(q.last_seen_at, '%Y-%m-%d %H:%M:%S UTC') AS "last seen",
                        f.size_bytes || ' bytes' AS size,
                        strftime(f.modified_at::TIMESTAMP, '%Y-%m-%d %H:%M:%S UTC') AS modified,
                        f.content_sha256 AS sha256, coalesce(q.rules_version, f.rules_version) AS rules,
                        f.first_seen_run AS "first run", f.last_seen_run AS "last run", f.last_changed_run AS "changed by",
                        r.title AS report
                    FROM report_file AS f
                    LEFT JOIN quarantined_file AS q USING (source_code, report_path)
                    LEFT JOIN quarantine_reason AS n USING (reason_code)
                    LEFT JOIN dim_report AS r ON f.report_key <> 0 AND r.report_key = f.report_key
                    WHERE source_code = ? AND report_path = ?""")) {
                statement.setString(1, key.sourceCode());
                statement.setString(2, key.reportPath());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        facts.put(row.getMetaData().getColumnLabel(i), row.getString(i));
                    }
                }
            }
            return facts;
        }

        private static String next(String status, String reason, FileKey key, boolean refused) {
            if (refused && status.equals("quarantined")) {
                return "deliver it anew, or leave it out by a pattern of exclude in the job file, and load again; or publish"
                        + " with it: raise limits.quarantine (once: annals load --set limits.quarantine=100%)";
            }
            String file = quoted(key);
            return switch (status) {
                case "quarantined" -> "changed content and a newer way of reading are tried by the next load; " + (file.isEmpty()
                        ? "its name can't be typed as it is shown: annals quarantine retry --reason " + reason
                        + " reads it again now, with the others of its reason" : "annals quarantine retry " + file
                        + " reads it again now, annals quarantine ignore " + file + " leaves it out");
                case "ignored" -> "left out until its content changes; " + (refused
                        ? "once a load is published 'annals quarantine retry' can take it back" : file.isEmpty()
                        ? "its name can't be typed as it is shown, so no command takes it back; rename it"
                        : "annals quarantine retry " + file + " takes it back");
                default -> "nothing: it is " + status + ", not in quarantine";
            };
        }

        /** The file as an argument for a shell; empty where what is shown of its name is not its name. */
        private static String quoted(FileKey key) {
            String told = told(key);
            return Console.safe(told).equals(told) ? "'" + told.replace("'", "'\\''") + "'" : "";
        }
    }

    @Command(name = "retry", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Reads files of the quarantine again though nothing changed, all of them where none is named, and"
                + " publishes what comes of it. An ignored file that is named is taken back.",
            footerHeading = "%nExamples:%n", footer = {"  annals quarantine retry 2023/scan.pdf",
                "  annals quarantine retry --reason TIMEOUT"})
    static final class RetryCommand implements Callable<Integer> {

        @Parameters(paramLabel = "PATH", arity = "0..*", description = PATH)
        List<String> paths = List.of();

        @Option(names = "--reason", paramLabel = "CODE", description = "Files with this reason; may be repeated.")
        List<String> reasons = List.of();

        @Mixin
        JobOptions options;

        @Mixin
        LogOptions log;

        private final Console console;

        RetryCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            if (!paths.isEmpty() && !reasons.isEmpty()) {
                throw new UsageException("name files or a reason, not both (see 'annals quarantine retry --help')");
            }
            JobFile job = options.read(console);
            requireNoneRefused(job);
            Set<FileKey> keys;
            try (PublishedWarehouse warehouse = options.open(console)) {
                if (!paths.isEmpty()) {
                    keys = resolve(console, job, paths, files(warehouse, "status IN ('quarantined', 'ignored')"),
                            "in quarantine or ignored");
                } else {
                    keys = files(warehouse, "status = 'quarantined' AND " + among(known(warehouse, reasons)));
                }
            }
            if (keys.isEmpty()) {
                console.err().println("no file is in quarantine" + (reasons.isEmpty() ? ""
                        : " for " + String.join(" or ", reasons)) + "; nothing to retry");
                return 0;
            }
            Set<FileKey> retried = keys;
            return RunReport.of(console, job, log.to(console), load -> load.retry(retried));
        }
    }

    @Command(name = "ignore", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Leaves files of the quarantine out from now on, as long as their content stays the same."
                + " 'annals quarantine retry PATH' takes them back.",
            footerHeading = "%nExample:%n", footer = "  annals quarantine ignore 2023/scan.pdf")
    static final class IgnoreCommand implements Callable<Integer> {

        @Parameters(paramLabel = "PATH", arity = "1..*", description = PATH)
        List<String> paths;

        @Mixin
        JobOptions options;

        @Mixin
        LogOptions log;

        private final Console console;

        IgnoreCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            JobFile job = options.read(console);
            requireNoneRefused(job);
            Set<FileKey> keys;
            try (PublishedWarehouse warehouse = options.open(console)) {
                keys = resolve(console, job, paths, files(warehouse, "status = 'quarantined'"), "in quarantine");
            }
            int code = RunReport.of(console, job, log.to(console), load -> load.ignore(keys));
            if (log.form == LogOptions.Form.TEXT) {
                for (FileKey key : keys) {
                    console.out().println("ignored " + Console.safe(told(key)));
                }
                console.err().println("'annals quarantine retry PATH' takes it back");
            }
            return code;
        }
    }

    /** The warehouse of the last run: one that was refused for its quarantine, else the published one. */
    private static PublishedWarehouse openLast(Console console, JobOptions options) throws IOException {
        Optional<RefusedRun> refused = RefusedRun.of(options.read(console));
        if (refused.isEmpty()) {
            return options.open(console);
        }
        console.err().println("run " + refused.get().runId() + " passed limits.quarantine and was not published: this is"
                + " its quarantine");
        return refused.get().open();
    }

    /** Files of a run that was not published are in no warehouse that a decision could be written to. */
    private static void requireNoneRefused(JobFile job) throws IOException {
        Optional<RefusedRun> refused = RefusedRun.of(job);
        if (refused.isPresent()) {
            throw new CommandException("run " + refused.get().runId() + " passed limits.quarantine and was not published:"
                    + " retry and ignore wait for a load that is. Deliver its files anew or exclude them, and load; or load"
                    + " with a higher limit (once: annals load --set limits.quarantine=100%), and give this command again");
        }
    }

    private static String told(FileKey key) {
        return key.sourceCode() + ": " + key.reportPath();
    }

    /** Paths for which a condition holds. */
    private static Set<FileKey> files(PublishedWarehouse warehouse, String condition) throws SQLException {
        Set<FileKey> keys = new LinkedHashSet<>();
        try (Statement statement = warehouse.connection().createStatement();
             ResultSet row = statement.executeQuery("""
                     SELECT source_code, report_path
                     FROM report_file LEFT JOIN quarantined_file USING (source_code, report_path)
                     WHERE %s ORDER BY source_code, report_path""".formatted(condition))) {
            while (row.next()) {
                keys.add(new FileKey(row.getString(1), row.getString(2)));
            }
        }
        return keys;
    }

    private static Set<FileKey> resolve(Console console, JobFile job, List<String> paths, Set<FileKey> files, String what) {
        Set<FileKey> keys = new LinkedHashSet<>();
        paths.forEach(path -> keys.add(resolve(console, job, path, files, what)));
        return keys;
    }

    /** The one file that a person means. */
    private static FileKey resolve(Console console, JobFile job, String path, Set<FileKey> files, String what) {
        List<FileKey> meant = files.stream().filter(key -> path.equals(key.reportPath())
                || path.equals(told(key)) || path.equals(key.sourceCode() + ":" + key.reportPath())).toList();
        if (meant.isEmpty()) {
            meant = standing(console, job, path).stream().filter(files::contains).toList();
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.size() > 1) {
            throw new UsageException("'" + Console.safe(path) + "' is in several sources; name one of them: "
                    + String.join(" or ", meant.stream().map(key -> "'" + Console.safe(told(key)) + "'").toList()));
        }
        Set<String> names = new TreeSet<>();
        files.forEach(key -> names.add(key.reportPath()));
        throw new UsageException("no file '" + Console.safe(path) + "' is " + what
                + NearestWord.of(path, names).map(near -> "; did you mean '" + Console.safe(near) + "'?")
                .orElse("; see 'annals quarantine list'"));
    }

    /** What a path of the file system is in the sources. */
    private static List<FileKey> standing(Console console, JobFile job, String path) {
        List<FileKey> keys = new ArrayList<>();
        try {
            Path file = console.path(path);
            for (ReportSource source : job.sources()) {
                if (file.startsWith(source.folder()) && !file.equals(source.folder())) {
                    String inside = source.folder().relativize(file).toString().replace('\\', '/');
                    keys.add(new FileKey(source.code(), inside));
                    keys.add(new FileKey(source.code(), inside + "/"));
                }
            }
        } catch (UsageException | InvalidPathException e) {
            // What is no path here may still be one in a source, which was looked at before.
        }
        return keys;
    }

    /** The condition that a reason is one of these, which are known; any where there are none. */
    private static String among(Set<String> codes) {
        return codes.isEmpty() ? "true" : codes.stream().map(code -> "'" + code + "'")
                .collect(Collectors.joining(", ", "reason_code IN (", ")"));
    }

    /** Codes of reasons as they were given. */
    private static Set<String> known(PublishedWarehouse warehouse, List<String> given) throws SQLException {
        Set<String> codes = new TreeSet<>();
        try (Statement statement = warehouse.connection().createStatement();
             ResultSet row = statement.executeQuery("SELECT reason_code FROM quarantine_reason")) {
            while (row.next()) {
                codes.add(row.getString(1));
            }
        }
        for (String code : given) {
            if (!codes.contains(code)) {
                throw new UsageException("there is no reason '" + Console.safe(code) + "'" + NearestWord.of(code, codes)
                        .map(near -> "; did you mean " + near + "?").orElse(": " + String.join(", ", codes)));
            }
        }
        return new TreeSet<>(given);
    }
}
